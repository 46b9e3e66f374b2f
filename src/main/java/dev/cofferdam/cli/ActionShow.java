package dev.cofferdam.cli;

import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Parameter;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.playbook.Suggestion;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Tells everything about one action. */
@Command(
        name = "show",
        description = "Tells what an action does, needs and gives, and how it is taken back.",
        mixinStandardHelpOptions = true)
final class ActionShow implements Callable<Integer> {
    private final Supplier<Parts> parts;
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "As in: ec2.isolate-instance")
    private String id = "";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    ActionShow(Supplier<Parts> parts, Terminal terminal) {
        this.parts = parts;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var actions = parts.get().actions();
        var action = actions.find(id)
                .orElseThrow(() -> Refusal.invalid("there is no action " + id
                        + Suggestion.among(
                                id,
                                actions.all().stream().map(a -> a.spec().id()).toList())));
        if (json) terminal.json(asJson(action.spec()));
        else print(action.spec());
        return ExitStatus.DONE;
    }

    private void print(ActionSpec<?, ?> spec) {
        terminal.styled(Style.HEADING, spec.id() + ": " + spec.title());
        terminal.line(Words.of(spec.kind()) + ", " + Words.of(spec.risk()));
        terminal.line();
        new MarkdownLines(terminal).print(spec.description(), "");
        print("Takes", spec.inputs());
        print("Gives", spec.outputs());
        terminal.line();
        terminal.styled(Style.HEADING, "Undo");
        terminal.line("  " + spec.undo());
        if (spec.endangersEvidence() != null) {
            terminal.line();
            terminal.styled(Style.WARNING, "Keep evidence first: " + spec.endangersEvidence());
        }
        terminal.line();
        terminal.styled(Style.HEADING, "Permissions");
        spec.permissions().forEach(p -> terminal.line("  " + p.action() + "  " + String.join(" ", p.resources())));
    }

    private void print(String heading, List<Parameter> parameters) {
        if (parameters.isEmpty()) return;
        terminal.line();
        terminal.styled(Style.HEADING, heading);
        var table = new Table("  NAME", "TYPE", "WHAT");
        for (var each : parameters) {
            table.row("  " + each.name() + (each.required() ? "" : "?"), type(each), each.description());
        }
        table.print(terminal);
    }

    private static String type(Parameter parameter) {
        var type = parameter.values().isEmpty() ? parameter.type().yamlName() : String.join("|", parameter.values());
        return switch (parameter.shape()) {
            case SINGLE -> type;
            case LIST -> "list of " + type;
            case MAP -> "map of " + type;
        };
    }

    private static ObjectNode asJson(ActionSpec<?, ?> spec) {
        var json = Json.object()
                .put("id", spec.id())
                .put("title", spec.title())
                .put("description", spec.description())
                .put("kind", Words.of(spec.kind()))
                .put("risk", Words.of(spec.risk()))
                .put("undo", spec.undo())
                .put("endangers_evidence", spec.endangersEvidence());
        json.set("inputs", asJson(spec.inputs()));
        json.set("outputs", asJson(spec.outputs()));
        json.set("permissions", Json.MAPPER.valueToTree(spec.permissions()));
        return json;
    }

    private static tools.jackson.databind.JsonNode asJson(List<Parameter> parameters) {
        var all = Json.MAPPER.createArrayNode();
        for (var each : parameters) {
            all.add(Json.object()
                    .put("name", each.name())
                    .put("type", each.type().yamlName())
                    .put("shape", Words.of(each.shape()))
                    .put("required", each.required())
                    .put("description", each.description()));
        }
        return all;
    }
}
