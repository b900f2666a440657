// SPDX-License-Identifier: Apache-2.0
package io.github.pyo3stubs.object;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongBinaryOperator;

/**
 * Evaluates a constant expression, such as the address of a data segment (WebAssembly Core Specification, sections
 * 3.3.13 and 5.4.9), including extended constant expressions. It is a small stack machine.
 *
 * <p>A value is unknown if it is not a number of 32 bits, or if only the loader knows it.
 */
final class WasmExpression {

    private static final OptionalLong UNKNOWN = OptionalLong.empty();

    /** The expression of an address needs two operands. */
    private static final int MAX_DEPTH = 64;

    private static final int END = 0x0b;

    private final WasmStream code;
    private final List<OptionalLong> globals;
    private final Deque<OptionalLong> stack = new ArrayDeque<>();

    private WasmExpression(WasmStream code, List<OptionalLong> globals) {
        this.code = code;
        this.globals = globals;
    }

    /**
     * Reads an expression to its end.
     *
     * @param globals the values of the globals that the expression may refer to: those defined before it
     * @return an unsigned number of 32 bits; empty if it is unknown
     */
    static OptionalLong read(WasmStream code, List<OptionalLong> globals) throws IOException {
        return new WasmExpression(code, globals).run();
    }

    private OptionalLong run() throws IOException {
        for (int opcode = code.u8(); opcode != END; opcode = code.u8()) {
            execute(opcode);
        }
        OptionalLong result = pop();
        if (!stack.isEmpty()) {
            throw code.malformed("a constant expression with several values");
        }
        return result;
    }

    private void execute(int opcode) throws IOException {
        switch (opcode) {
            case 0x41 -> push(OptionalLong.of(code.s32() & 0xffff_ffffL)); // i32.const
            case 0x23 -> push(global(code.u32())); // global.get
            case 0x6a -> calculate(Long::sum); // i32.add
            case 0x6b -> calculate((left, right) -> left - right); // i32.sub
            case 0x6c -> calculate((left, right) -> left * right); // i32.mul
            case 0x7c, 0x7d, 0x7e -> calculate((left, right) -> 0); // i64.add, i64.sub, i64.mul: unknown
            case 0x42 -> { // i64.const
                code.skipInteger(Long.SIZE);
                push(UNKNOWN);
            }
            case 0x43 -> { // f32.const
                code.take(Float.BYTES);
                push(UNKNOWN);
            }
            case 0x44 -> { // f64.const
                code.take(Double.BYTES);
                push(UNKNOWN);
            }
            case 0xd0 -> { // ref.null
                code.skipHeapType();
                push(UNKNOWN);
            }
            case 0xd2 -> { // ref.func
                code.u32();
                push(UNKNOWN);
            }
            case 0xfd -> vector(code.u32());
            default -> throw otherInstruction("0x%02x".formatted(opcode));
        }
    }

    /** A vector instruction. Only {@code v128.const} is constant. */
    private void vector(long opcode) throws IOException {
        if (opcode != 0x0c) {
            throw otherInstruction("0xfd 0x%02x".formatted(opcode));
        }
        code.take(16);
        push(UNKNOWN);
    }

    private ObjectFormatException otherInstruction(String opcode) {
        return code.malformed("unexpected instruction %s in a constant expression".formatted(opcode));
    }

    private OptionalLong global(long index) throws ObjectFormatException {
        if (index >= globals.size()) {
            throw code.malformed(
                    "global %d in a constant expression, but only %d are defined".formatted(index, globals.size()));
        }
        return globals.get((int) index);
    }

    private void calculate(LongBinaryOperator operator) throws ObjectFormatException {
        OptionalLong right = pop();
        OptionalLong left = pop();
        push(
                left.isPresent() && right.isPresent()
                        ? OptionalLong.of(operator.applyAsLong(left.getAsLong(), right.getAsLong()) & 0xffff_ffffL)
                        : UNKNOWN);
    }

    private void push(OptionalLong value) throws ObjectFormatException {
        if (stack.size() == MAX_DEPTH) {
            throw code.malformed("a constant expression with more than %d operands".formatted(MAX_DEPTH));
        }
        stack.push(value);
    }

    private OptionalLong pop() throws ObjectFormatException {
        if (stack.isEmpty()) {
            throw code.malformed("a constant expression with a missing operand");
        }
        return stack.pop();
    }
}
