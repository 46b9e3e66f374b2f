package dev.cofferdam.ui.incident.action;

import dev.cofferdam.action.Action;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Parameter;
import dev.cofferdam.action.Permission;
import dev.cofferdam.ui.Badges;
import dev.cofferdam.ui.MarkdownView;
import dev.cofferdam.ui.Notice;
import dev.cofferdam.ui.Parts;
import dev.cofferdam.ui.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What an action does, takes, gives, needs, and how it is taken back: all from the action itself. */
final class ActionDetails extends VBox {
    ActionDetails(Action<?, ?> action) {
        super(20);
        getStyleClass().add("action-details");
        var spec = action.spec();
        getChildren()
                .addAll(
                        Parts.column(
                                6,
                                Parts.wrapped(spec.title(), "screen-title"),
                                Parts.row(
                                        8,
                                        Badges.risk(spec.risk()),
                                        Badges.badge(word(spec.kind())),
                                        Parts.oneLine(spec.id(), "muted", "mono")),
                                Parts.wrapped(Badges.explained(spec.risk()), "muted", "small")),
                        new MarkdownView(spec.description()));
        if (spec.endangersEvidence() != null)
            getChildren().add(Notice.of("notice-warning", Feather.ALERT_TRIANGLE, spec.endangersEvidence()));
        getChildren().add(section(Words.of("actions.undo"), Parts.wrapped(spec.undo())));
        if (action instanceof ChangeAction<?, ?> change && !change.waitStates().isEmpty())
            getChildren()
                    .add(section(
                            Words.of("actions.waits"), Parts.wrapped(String.join(", ", change.waitStates()), "mono")));
        if (!spec.inputs().isEmpty()) getChildren().add(parameters(Words.of("actions.inputs"), spec.inputs()));
        getChildren().addAll(parameters(Words.of("actions.outputs"), spec.outputs()), permissions(spec));
    }

    private static VBox section(String title, Node... content) {
        return Parts.section(title, content);
    }

    private static VBox parameters(String title, List<Parameter> parameters) {
        var box = section(title);
        parameters.forEach(each -> {
            var name = each.required() ? each.name() : Words.of("form.optional", each.name());
            box.getChildren()
                    .add(Parts.column(
                            1,
                            Parts.row(
                                    8,
                                    Parts.label(name, "strong", "mono"),
                                    Parts.label(type(each), "muted", "small", "mono")),
                            Parts.wrapped(each.description())));
        });
        return box;
    }

    private static String type(Parameter parameter) {
        var type = parameter.values().isEmpty() ? parameter.type().yamlName() : String.join(" | ", parameter.values());
        return switch (parameter.shape()) {
            case SINGLE -> type;
            case LIST -> Words.of("actions.type.list", type);
            case MAP -> Words.of("actions.type.map", type);
        };
    }

    private static VBox permissions(ActionSpec<?, ?> spec) {
        var box = section(Words.of("actions.permissions"));
        if (spec.permissions().isEmpty()) box.getChildren().add(Parts.wrapped(Words.of("actions.permissions.none")));
        spec.permissions().forEach(each -> box.getChildren().add(permission(each)));
        return box;
    }

    private static Node permission(Permission permission) {
        var box = Parts.column(1, Parts.label(permission.action(), "mono"));
        permission.resources().stream()
                .filter(resource -> !resource.equals("*"))
                .forEach(resource -> box.getChildren().add(Parts.oneLine(resource, "muted", "small", "mono")));
        return box;
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case READ -> Words.of("actions.kind.read");
            case PRESERVE -> Words.of("actions.kind.preserve");
            case CONTAIN -> Words.of("actions.kind.contain");
            case ERADICATE -> Words.of("actions.kind.eradicate");
            case RECOVER -> Words.of("actions.kind.recover");
            case NOTIFY -> Words.of("actions.kind.notify");
            case LOCAL -> Words.of("actions.kind.local");
        };
    }
}
