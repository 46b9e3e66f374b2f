package dev.cofferdam.app;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Parameter;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The reference page of all actions, as Markdown, from what they say of themselves. */
final class ActionsPage {
    private static final String HEAD = """
        # Actions

        What a playbook step can do, from the actions themselves. This page is generated: `mvn -q test \
        -Dtest='*PageTest' -Ddocs.update=true` writes it anew, and the build fails while it is stale.

        A step names an action by its id and gives it inputs under `with`; later steps read its outputs as \
        `steps.STEP.OUTPUT`. An action that changes something shows a plan first, can be run again after an \
        interruption, and tells below what undo does.

        | risk | |
        | --- | --- |
        | read | changes nothing in the account |
        | reversible | can be taken back, and nobody's work stops |
        | disruptive | can be taken back, but somebody's work stops meanwhile |
        | destructive | cannot be taken back, and asks for a typed confirmation |
        """;

    private final StringBuilder page = new StringBuilder();

    private ActionsPage() {}

    /** Ends with one line end; the same registry gives the same text. */
    static String of(ActionRegistry registry) {
        var writer = new ActionsPage();
        writer.page.append(HEAD);
        writer.list(registry);
        registry.all().forEach(writer::action);
        return writer.page.toString();
    }

    private void list(ActionRegistry registry) {
        page.append("\n| action | | for | risk |\n| --- | --- | --- | --- |\n");
        for (var action : registry.all()) {
            var spec = action.spec();
            page.append("| [`%s`](#%s) | %s | %s | %s |\n"
                    .formatted(
                            spec.id(), spec.id().replace(".", ""), spec.title(), word(spec.kind()), word(spec.risk())));
        }
    }

    private void action(Action<?, ?> action) {
        var spec = action.spec();
        page.append("\n## %s\n**%s** · for: %s · risk: %s\n\n"
                .formatted(spec.id(), spec.title(), word(spec.kind()), word(spec.risk())));
        page.append(spec.description().strip()).append('\n');
        parameters("input", spec.inputs());
        parameters("output", spec.outputs());
        page.append('\n');
        waits(action);
        if (spec.risk() != Risk.READ) page.append("- **Undo**: %s\n".formatted(spec.undo()));
        if (spec.endangersEvidence() != null)
            page.append("- **Keep evidence first**: %s\n".formatted(spec.endangersEvidence()));
        permissions(spec.permissions());
    }

    private void parameters(String heading, List<Parameter> parameters) {
        page.append("\n| %s | type | |\n| --- | --- | --- |\n".formatted(heading));
        for (var parameter : parameters) {
            page.append("| `%s`%s | %s | %s |\n"
                    .formatted(
                            parameter.name(),
                            parameter.required() ? "" : " (optional)",
                            type(parameter),
                            cell(parameter.description())));
        }
    }

    private static String type(Parameter parameter) {
        var type = parameter.type().yamlName();
        var shaped = switch (parameter.shape()) {
            case SINGLE -> type;
            case LIST -> "list of " + type;
            case MAP -> "map of " + type;
        };
        return parameter.values().isEmpty()
                ? shaped
                : shaped + ": "
                        + parameter.values().stream().map(v -> "`" + v + "`").collect(Collectors.joining(", "));
    }

    private void waits(Action<?, ?> action) {
        var states = switch (action) {
            case ReadAction<?, ?> _ -> List.<String>of();
            case ChangeAction<?, ?> change -> change.waitStates();
        };
        if (states.isEmpty()) return;
        page.append("- **Can be waited for** (`wait: {until: …}`): %s\n"
                .formatted(states.stream().map(s -> "`" + s + "`").collect(Collectors.joining(", "))));
    }

    private void permissions(List<Permission> permissions) {
        if (permissions.isEmpty()) {
            page.append("- **Permissions**: none, it works on the case\n");
            return;
        }
        page.append("- **Permissions**\n");
        for (var permission : permissions) {
            page.append("  - `%s` on %s\n"
                    .formatted(
                            permission.action(),
                            permission.resources().stream()
                                    .map(r -> "`" + r + "`")
                                    .collect(Collectors.joining(", "))));
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
