package dev.cofferdam.playbook;

import java.util.List;

/**
 * A name that an expression reads.
 *
 * @param path {@code [inputs, NAME]}, {@code [steps, ID, OUTPUT]} or {@code [VARIABLE]}
 */
record Reference(List<String> path, Typed typed) {
    String name() {
        return String.join(".", path);
    }

    boolean isInput() {
        return path.getFirst().equals(Names.INPUTS);
    }

    boolean isOutput() {
        return path.getFirst().equals(Names.STEPS);
    }
}
