package dev.cofferdam.playbook;

import java.util.List;
import java.util.Set;

/** Names with a meaning of their own. */
final class Names {
    static final String INPUTS = "inputs";
    static final String STEPS = "steps";

    /** An output of every step. */
    static final String STATUS = "status";

    /** What {@code steps.ID.status} can be. */
    static final List<String> STATUSES = List.of(
            "waiting",
            "ready",
            "planned",
            "awaiting_approval",
            "running",
            "done",
            "already_done",
            "skipped",
            "failed",
            "in_doubt",
            "undone");

    /** Source: CEL language definition, "Syntax", RESERVED and the literals. */
    private static final Set<String> RESERVED = Set.of(
            "as",
            "break",
            "const",
            "continue",
            "else",
            "false",
            "for",
            "function",
            "if",
            "import",
            "in",
            "let",
            "loop",
            "namespace",
            "null",
            "package",
            "return",
            "true",
            "var",
            "void",
            "while");

    private Names() {}

    static boolean isReserved(String name) {
        return RESERVED.contains(name);
    }
}
