package dev.cofferdam.cli;

import dev.cofferdam.run.StepState;
import dev.cofferdam.run.StepView;
import tools.jackson.databind.JsonNode;

/** What a step found out, the first of it; all of it is in the log. */
final class OutputLines {
    private static final int MOST = 8;

    private OutputLines() {}

    static void print(StepView step, Terminal terminal) {
        var told = step.outputs().properties().stream()
                .filter(output -> isTelling(output.getValue()))
                .toList();
        told.stream()
                .limit(MOST)
                .forEach(output -> terminal.line(
                        "          " + output.getKey() + ": " + cut(PlainText.line(ValueText.of(output.getValue())))));
        if (told.size() > MOST && step.state() instanceof StepState.Done) {
            terminal.line(Style.QUIET.of("          … and " + (told.size() - MOST) + " more in the log"));
        }
    }

    private static boolean isTelling(JsonNode value) {
        return !value.isNull()
                && !(value.isContainer() && value.isEmpty())
                && !(value.isString() && value.stringValue().isBlank());
    }

    private static String cut(String text) {
        var room = Terminal.WIDTH - 30;
        return text.length() <= room ? text : text.substring(0, room - 1) + "…";
    }
}
