package dev.cofferdam.playbook;

import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;

/** Says in a responder's words what a YAML parser says in its own. */
final class SyntaxErrors {
    private SyntaxErrors() {}

    static String explain(JacksonException failure) {
        return "this is not YAML: "
                + (failure.getCause() instanceof MarkedYamlEngineException marked
                        ? explain(marked)
                        : firstLine(failure.getOriginalMessage()));
    }

    private static String explain(MarkedYamlEngineException failure) {
        var problem = firstLine(failure.getProblem());
        if (problem.startsWith("mapping values are not allowed"))
            return "a ':' stands where no key can be. Is the line indented too far, or does a text with ': ' in it"
                    + " need quotes?";
        if (problem.contains("(TAB)")) return "a line is indented with a tab; indent with spaces";
        if (problem.startsWith("could not find expected ':'")) return "a key without ':' behind it";
        if (problem.contains("that cannot start any token"))
            return problem.substring(0, problem.indexOf(" that cannot")) + " cannot begin a value; put it in quotes";
        if (problem.startsWith("expected <block end>"))
            return "this line fits no block around it. Is it indented as its neighbours are?";
        if (problem.startsWith("found unexpected end of stream")) return "a quote is never closed";
        var began = failure.getContextMark()
                .map(mark -> "; what began in line " + (mark.getLine() + 1) + " is not complete")
                .orElse("");
        return problem + began;
    }

    private static String firstLine(String message) {
        return message == null
                ? "the parser gave no reason"
                : message.lines().findFirst().orElse("");
    }
}
