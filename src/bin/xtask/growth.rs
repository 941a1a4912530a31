//! A module that counts its own steps, for the test of how they grow with the text.
//!
//! Time says nothing on a machine that does other things as well, and counts that are written into the code say nothing of
//! what stands beside them. So the text core is compiled as it is, with all of the standard library that it uses, and each
//! function and each loop of the module is made to count when it is entered, and copies by what they copy: nothing that
//! takes long for a long text is left out, and the same text gives the same count on every machine.

use anyhow::Result;
use walrus::ir::{BinaryOp, Binop, Const, GlobalGet, GlobalSet, Instr, InstrSeqId, LocalGet, LocalTee};
use walrus::ir::{InstrLocId, UnaryOp, Unop, Value};
use walrus::{ConstExpr, GlobalId, LocalFunction, LocalId, Module, ValType};
use wasm_bindgen_cli_support::Bindgen;

use crate::build::compiled;
use crate::dictionary;
use crate::run::{root, say, write};

/// Builds `target/stage/growth`: a module for Node with its glue, whose exported global `steps` counts, and the dictionary.
pub fn build() -> Result<()> {
    say("Compiling the text core to count its steps");
    let folder = root().join("target/stage/growth");
    let mut output = Bindgen::new()
        .input_path(compiled("growth", "growth", None)?)
        .out_name("growth")
        .nodejs(true)?
        .typescript(false)
        .generate_output()?;
    count_steps(output.wasm_mut());
    output.emit(&folder)?;
    // The tools' own folder is a package of modules; this glue is CommonJS.
    write(&folder.join("package.json"), r#"{"type":"commonjs"}"#)?;
    write(&folder.join("dictionary.bin"), dictionary::packed()?)
}

/// Makes each function and each loop add 1 to an exported global, and each copy the eighth of its bytes.
fn count_steps(module: &mut Module) {
    let zero = ConstExpr::Value(Value::I64(0));
    let steps = module.globals.add_local(ValType::I64, true, false, zero);
    module.exports.add("steps", steps);
    let length = module.locals.add(ValType::I32);
    for (_, function) in module.funcs.iter_local_mut() {
        for (sequence, repeats) in sequences(function) {
            let body = &mut function.block_mut(sequence).instrs;
            let mut counted = Vec::with_capacity(body.len() + 4);
            if repeats {
                counted.extend(add(steps, [Instr::Const(Const { value: Value::I64(1) })]));
            }
            for (instruction, place) in body.drain(..) {
                if matches!(instruction, Instr::MemoryCopy(_) | Instr::MemoryFill(_)) {
                    counted.extend(add_bytes(steps, length));
                }
                counted.push((instruction, place));
            }
            *body = counted;
        }
    }
}

/// The sequences of instructions of a function, each with whether it is the function's own or a loop's.
fn sequences(function: &LocalFunction) -> Vec<(InstrSeqId, bool)> {
    let mut found = vec![(function.entry_block(), true)];
    let mut at = 0;
    while let Some(&(sequence, _)) = found.get(at) {
        at += 1;
        for (instruction, _) in &function.block(sequence).instrs {
            match instruction {
                Instr::Block(block) => found.push((block.seq, false)),
                Instr::Loop(repeated) => found.push((repeated.seq, true)),
                Instr::IfElse(branch) => found.extend([(branch.consequent, false), (branch.alternative, false)]),
                _ => {}
            }
        }
    }
    found
}

/// Instructions that add what `value` leaves on the stack to `steps`.
fn add(steps: GlobalId, value: impl IntoIterator<Item = Instr>) -> impl Iterator<Item = (Instr, InstrLocId)> {
    let sum = [
        Instr::GlobalGet(GlobalGet { global: steps }),
        Instr::Binop(Binop { op: BinaryOp::I64Add }),
        Instr::GlobalSet(GlobalSet { global: steps }),
    ];
    value.into_iter().chain(sum).map(|instruction| (instruction, InstrLocId::default()))
}

/// The same for a copy that comes next: its length, which is on top of the stack, stays there.
fn add_bytes(steps: GlobalId, length: LocalId) -> impl Iterator<Item = (Instr, InstrLocId)> {
    let eighth = [
        Instr::LocalTee(LocalTee { local: length }),
        Instr::LocalGet(LocalGet { local: length }),
        Instr::Unop(Unop { op: UnaryOp::I64ExtendUI32 }),
        Instr::Const(Const { value: Value::I64(3) }),
        Instr::Binop(Binop { op: BinaryOp::I64ShrU }),
    ];
    add(steps, eighth)
}
