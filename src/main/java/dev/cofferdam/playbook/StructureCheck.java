package dev.cofferdam.playbook;

import dev.cofferdam.playbook.YamlNode.Mapping;
import dev.cofferdam.playbook.YamlNode.Scalar;
import dev.cofferdam.playbook.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Holds a file against the format's blocks: keys and the shapes of their values, nothing that needs understanding. */
final class StructureCheck {
    private static final ConcurrentHashMap<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private final Problems problems;

    StructureCheck(Problems problems) {
        this.problems = problems;
    }

    void check(YamlNode root) {
        check("the file", root, new Shape.Keys(Block.PLAYBOOK));
    }

    private void check(String name, YamlNode node, Shape shape) {
        if (node instanceof Scalar scalar && scalar.type() == Scalar.Type.NOTHING) {
            var needed = shape instanceof Shape.Value ? "" : "; it needs " + shape.words();
            problems.add(node.at(), "%s has no value%s", name, needed);
            return;
        }
        switch (shape) {
            case Shape.Text text -> text(name, node, text);
            case Shape.Choice choice -> choice(name, node, choice);
            case Shape.Flag _ -> scalar(name, node, shape, Scalar.Type.FLAG);
            case Shape.Count count -> count(name, node, count);
            case Shape.Formula _, Shape.Filled _ -> filled(name, node, shape);
            case Shape.Value _ -> noGaps(name, node);
            case Shape.ListOf list -> list(name, node, list);
            case Shape.OneOrMore some -> {
                if (node instanceof Sequence) list(name, node, new Shape.ListOf(some.item(), 1));
                else check(name, node, some.item());
            }
            case Shape.Named named -> named(name, node, named);
            case Shape.Keys keys -> {
                if (node instanceof Mapping mapping) block(name, mapping, keys.block());
                else wrong(name, node, shape);
            }
        }
    }

    private void text(String name, YamlNode node, Shape.Text shape) {
        scalar(name, node, shape, Scalar.Type.TEXT)
                .filter(value -> value.length() > shape.longest()
                        || !pattern(shape).matcher(value).matches())
                .ifPresent(value -> {
                    if (value.isBlank()) problems.add(node.at(), "%s is empty; it needs %s", name, shape.words());
                    else if (value.contains("${{"))
                        problems.add(node.at(), "%s is taken as it is: ${{ }} is not evaluated here", name);
                    else
                        problems.add(
                                node.at(),
                                "%s is %s, which '%s' is not (pattern %s)",
                                name,
                                shape.words(),
                                shown(value),
                                shape.pattern());
                });
    }

    private void choice(String name, YamlNode node, Shape.Choice shape) {
        scalar(name, node, shape, Scalar.Type.TEXT)
                .filter(value -> !shape.options().contains(value))
                .ifPresent(value -> problems.add(
                        node.at(),
                        "there is no %s '%s'%s",
                        name,
                        shown(value),
                        suggestionOrAll(value, shape.options())));
    }

    private void count(String name, YamlNode node, Shape.Count shape) {
        scalar(name, node, shape, Scalar.Type.INTEGER)
                .filter(value -> value.length() > 9
                        || !value.matches("[0-9]+")
                        || Integer.parseInt(value) < shape.least()
                        || Integer.parseInt(value) > shape.most())
                .ifPresent(value -> problems.add(node.at(), "%s is %s, not %s", name, shape.words(), shown(value)));
    }

    private void filled(String name, YamlNode node, Shape shape) {
        scalar(name, node, shape, Scalar.Type.TEXT)
                .filter(String::isBlank)
                .ifPresent(_ -> problems.add(node.at(), "%s is empty; it needs %s", name, shape.words()));
    }

    private void list(String name, YamlNode node, Shape.ListOf shape) {
        if (!(node instanceof Sequence sequence)) {
            wrong(name, node, shape);
            return;
        }
        if (sequence.items().size() < shape.least())
            problems.add(node.at(), "%s is empty; it needs %s", name, shape.words());
        sequence.items().forEach(item -> check("an item of " + name, item, shape.item()));
    }

    private void named(String name, YamlNode node, Shape.Named shape) {
        if (!(node instanceof Mapping mapping)) {
            wrong(name, node, shape);
            return;
        }
        var pattern = PATTERNS.computeIfAbsent(shape.pattern(), Pattern::compile);
        for (var entry : mapping.entries()) {
            var key = entry.key().value();
            if (!pattern.matcher(key).matches())
                problems.add(
                        entry.key().at(),
                        "'%s' cannot be a name in %s: lower-case letters, digits and _, a letter first, at most 63",
                        shown(key),
                        name);
            check(name + "." + shown(key), entry.value(), shape.value());
        }
    }

    /** A value of whatever kind must be there. */
    private void noGaps(String name, YamlNode node) {
        switch (node) {
            case Scalar scalar -> {
                if (scalar.type() == Scalar.Type.NOTHING) problems.add(node.at(), "%s has no value", name);
            }
            case Sequence sequence -> sequence.items().forEach(item -> noGaps("an item of " + name, item));
            case Mapping mapping ->
                mapping.entries()
                        .forEach(entry -> noGaps(name + "." + shown(entry.key().value()), entry.value()));
        }
    }

    private void block(String name, Mapping mapping, Block block) {
        var kinds = mapping.entries().stream()
                .flatMap(entry -> StepKind.of(entry.key().value()).stream())
                .toList();
        var missing = block.keys().stream()
                .filter(key -> key.required() && mapping.get(key.name()) == null)
                .map(Key::name)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) problems.add(mapping.at(), "%s has no %s", subject(name, block, mapping), missing);
        for (var entry : mapping.entries()) {
            var found = block.keys().stream()
                    .filter(key -> key.name().equals(entry.key().value()))
                    .findFirst();
            if (found.isPresent()) {
                if (block == Block.STEP) fits(found.get(), entry.key().at(), kinds);
                check(found.get().name(), entry.value(), found.get().shape());
            } else {
                unknown(entry.key(), name, block);
            }
        }
        switch (block) {
            case STEP -> step(mapping, kinds);
            case BRANCH -> branch(mapping);
            case INPUT, QUESTION -> values(name, mapping);
            case PLAYBOOK, DEFAULTS, APPROVAL, WAIT, RETRY, EVIDENCE -> {}
        }
    }

    private void unknown(Scalar key, String name, Block block) {
        var hint = key.value().equals("risk")
                ? "; an action's risk is its own and no playbook changes it"
                : suggestionOrAll(key.value(), block.names());
        problems.add(key.at(), "%s has no key '%s'%s", place(name, block), shown(key.value()), hint);
    }

    private void step(Mapping mapping, List<StepKind> kinds) {
        if (kinds.size() != 1) {
            var all = Arrays.stream(StepKind.values()).map(StepKind::key).collect(Collectors.joining(", "));
            var has =
                    kinds.isEmpty() ? "none" : kinds.stream().map(StepKind::key).collect(Collectors.joining(" and "));
            var at = kinds.isEmpty() ? mapping.at() : mapping.at(kinds.get(1).key());
            problems.add(at, "a step has exactly one of %s; this one has %s", all, has);
        }
        together(mapping, "for_each", "as");
        together(mapping, "as", "for_each");
        together(mapping, "max_parallel", "for_each");
    }

    private void fits(Key key, Position at, List<StepKind> kinds) {
        if (kinds.size() != 1 || key.fits(kinds.getFirst())) return;
        var kind = kinds.getFirst();
        if (key.name().equals("timeout") && kind == StepKind.MANUAL)
            problems.add(at, "a manual step never times out: delete the timeout");
        else if (key.name().equals("guidance"))
            problems.add(at, "the text of a manual step is its guidance: write it behind manual:");
        else
            problems.add(
                    at,
                    "%s is for %s steps, this is a step with %s",
                    key.name(),
                    key.kinds().stream().map(StepKind::key).collect(Collectors.joining(", ")),
                    kind.key());
    }

    private void together(Mapping mapping, String key, String other) {
        if (mapping.get(key) != null && mapping.get(other) == null)
            problems.add(mapping.at(key), "%s needs %s beside it", key, other);
    }

    private void branch(Mapping mapping) {
        var isElse = mapping.get("else") != null;
        if (isElse && mapping.entries().size() > 1)
            problems.add(mapping.at("else"), "a branch has either when and run, or else alone");
        if (isElse) return;
        for (var key : List.of("when", "run"))
            if (mapping.get(key) == null)
                problems.add(mapping.at(), "a branch has when and run, or else alone; here %s is missing", key);
    }

    private void values(String name, Mapping mapping) {
        var isEnum = mapping.get("type") instanceof Scalar type && type.value().equals("enum");
        if (isEnum && mapping.get("values") == null)
            problems.add(mapping.at("type"), "%s is an enum and needs values: the list of what it may be", name);
        if (!isEnum && mapping.get("values") != null)
            problems.add(mapping.at("values"), "values are for type: enum; %s is none", name);
    }

    /** The scalar's text where it is of the type; else a problem. */
    private Optional<String> scalar(String name, YamlNode node, Shape shape, Scalar.Type type) {
        if (node instanceof Scalar scalar) {
            if (scalar.type() == type) return Optional.of(scalar.value());
            if (type == Scalar.Type.TEXT) {
                problems.add(node.at(), "%s is text; put it in quotes: \"%s\"", name, shown(scalar.value()));
                return Optional.empty();
            }
        }
        wrong(name, node, shape);
        return Optional.empty();
    }

    private void wrong(String name, YamlNode node, Shape shape) {
        problems.add(node.at(), "%s needs %s, but this is %s", name, shape.words(), node.kind());
    }

    /** {@code step isolate has no …} tells more than {@code an item of steps has no …}. */
    private static String subject(String name, Block block, Mapping mapping) {
        if (block == Block.STEP && mapping.get("id") instanceof Scalar id) return "step " + shown(id.value());
        return place(name, block);
    }

    private static String place(String name, Block block) {
        return switch (block) {
            case PLAYBOOK, STEP, BRANCH -> block.title();
            case INPUT, DEFAULTS, QUESTION, APPROVAL, WAIT, RETRY, EVIDENCE -> name;
        };
    }

    private static String suggestionOrAll(String given, List<String> names) {
        var near = Suggestion.among(given, names);
        return near.isEmpty() && names.size() <= 16 ? "; there are " + String.join(", ", new ArrayList<>(names)) : near;
    }

    private static Pattern pattern(Shape.Text shape) {
        return PATTERNS.computeIfAbsent(shape.pattern(), Pattern::compile);
    }

    private static String shown(String value) {
        var line = value.lines().findFirst().orElse("");
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }
}
