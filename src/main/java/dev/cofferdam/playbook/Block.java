package dev.cofferdam.playbook;

import java.util.List;

/**
 * The blocks of playbook format 1 with all their keys. The reader, the JSON Schema and the reference page know keys
 * from here alone.
 */
enum Block {
    PLAYBOOK("a playbook", """
        The file. It holds one playbook and nothing else.
        """),
    INPUT("an input", """
        What the playbook has to be told before it starts. Expressions read it as `inputs.NAME`.
        """),
    DEFAULTS("the defaults", """
        What steps have that do not say otherwise.
        """),
    STEP("a step", """
        A step has exactly one of `action`, `manual`, `approve`, `choose`, `parallel`, `playbook`, `end`; that makes \
        it what it is. Steps run in the file's order.
        """),
    QUESTION("a question", """
        What a person answers in a manual step. Expressions read the answer as `steps.ID.NAME`.
        """),
    APPROVAL("an approval", """
        Who decides. May be empty: `approve: {}`.
        """),
    BRANCH("a branch", """
        One way to go on: `when` with `run`, or `else` alone, which has to be the last.
        """),
    WAIT("a wait", """
        How long to look until what the action began is done.
        """),
    RETRY("a retry", """
        How often to try again after a failure, before `on_error` holds.
        """),
    EVIDENCE("an evidence mark", """
        Tells that the step yields evidence. A containing step that comes before a preserving step of the same \
        resource warns the responder.
        """);

    private final String title;
    private final String about;

    Block(String title, String about) {
        this.title = title;
        this.about = about;
    }

    String title() {
        return title;
    }

    /** Markdown. */
    String about() {
        return about.strip();
    }

    List<Key> keys() {
        return switch (this) {
            case PLAYBOOK -> PlaybookKeys.KEYS;
            case INPUT -> InputKeys.KEYS;
            case DEFAULTS -> DefaultsKeys.KEYS;
            case STEP -> StepKeys.KEYS;
            case QUESTION -> InputKeys.QUESTION;
            case APPROVAL -> SmallKeys.APPROVAL;
            case BRANCH -> SmallKeys.BRANCH;
            case WAIT -> SmallKeys.WAIT;
            case RETRY -> SmallKeys.RETRY;
            case EVIDENCE -> SmallKeys.EVIDENCE;
        };
    }

    List<String> names() {
        return keys().stream().map(Key::name).toList();
    }

    private static final class PlaybookKeys {
        static final List<Key> KEYS = List.of(
                Key.required("format", new Shape.Count(1, 1), "The format that the file is written in."),
                Key.required(
                        "playbook",
                        new Shape.Text("an id such as ec2-compromise", Shapes.HYPHENATED),
                        "The playbook's id, by which it is run and called."),
                Key.required(
                        "version",
                        new Shape.Text(
                                "a version such as 1.0.0",
                                "[0-9]{1,6}\\.[0-9]{1,6}\\.[0-9]{1,6}([-+][0-9A-Za-z.+-]{1,60})?"),
                        "Yours to raise with every change, by [Semantic Versioning](https://semver.org)."),
                Key.required("title", Shape.text(), "What it is for, in one line."),
                Key.optional(
                        "severity",
                        new Shape.Choice(List.of("low", "medium", "high", "critical")),
                        "none",
                        "The severity that a case begins with."),
                Key.optional(
                        "attack",
                        new Shape.ListOf(
                                new Shape.Text("a technique id such as T1552.005", "T[0-9]{4}(\\.[0-9]{3})?"), 0),
                        "none",
                        "The [MITRE ATT&CK](https://attack.mitre.org) techniques that it answers."),
                Key.optional(
                        "findings",
                        Shapes.TEXTS,
                        "none",
                        "The types of GuardDuty finding that it is for; `*` stands for any characters."),
                Key.optional("objectives", Shapes.TEXTS, "none", "What is to be reached, a line each."),
                Key.optional(
                        "roles",
                        new Shape.ListOf(new Shape.Text("a role name", "[a-z][a-z0-9_-]{0,62}"), 0),
                        "none",
                        "Who takes part. An approval can ask for one of them."),
                Key.optional(
                        "inputs",
                        new Shape.Named("inputs by name", Shapes.NAME, new Shape.Keys(INPUT)),
                        "none",
                        "What the playbook has to be told."),
                Key.optional(
                        "defaults", new Shape.Keys(DEFAULTS), "none", "What steps have that do not say otherwise."),
                Key.required("steps", new Shape.ListOf(new Shape.Keys(STEP), 1), "What is done, in this order."));
    }

    private static final class InputKeys {
        static final Key TYPE_KEY = Key.required("type", Shapes.TYPE, "What it may be, see *Value types*.");
        static final Key PROMPT = Key.optional("prompt", Shape.text(), "the name", "What the form says.");
        static final Key DEFAULT = Key.optional(
                "default", new Shape.Value(), "none", "What it is when nobody says otherwise; a value of the type.");
        static final Key REQUIRED = Key.optional(
                "required",
                new Shape.Flag(),
                "true",
                "`false`: it may be left out. An expression then asks `has(…)` before it reads it.");
        static final Key VALUES =
                Key.optional("values", new Shape.ListOf(Shape.text(), 1), "–", "With `type: enum`, and only there.");
        static final Key FROM = Key.optional(
                "from",
                new Shape.Text("a path such as finding.region", "finding(\\.([A-Za-z][A-Za-z0-9]*|[0-9]{1,5}))+"),
                "none",
                "Where a finding has it: a path in GuardDuty's JSON, where a number picks one of a list.");
        static final List<Key> KEYS = List.of(TYPE_KEY, PROMPT, FROM, DEFAULT, REQUIRED, VALUES);
        static final List<Key> QUESTION = List.of(TYPE_KEY, PROMPT, DEFAULT, REQUIRED, VALUES);
    }

    private static final class DefaultsKeys {
        static final List<Key> KEYS = List.of(
                Key.optional("timeout", Shapes.POSITIVE, "10m", "For each action step."),
                Key.optional("on_error", Shapes.ON_ERROR, "ask", "For each action and approval."),
                Key.optional("region", Shapes.REGION, "the target's", "For each action step; sees the inputs only."),
                Key.optional(
                        "assume_role",
                        Shapes.ROLE,
                        "none",
                        "For each action step that names an `account`; sees the inputs only."),
                Key.optional(
                        "external_id",
                        Shapes.EXTERNAL_ID,
                        "none",
                        "What the role's trust policy asks for; sees the inputs only."));
    }

    private static final class SmallKeys {
        static final List<Key> APPROVAL = List.of(
                Key.optional(
                        "role",
                        new Shape.Text("one of the playbook's roles", "[a-z][a-z0-9_-]{0,62}"),
                        "anybody",
                        "Who may decide."),
                Key.optional(
                        "not_self", new Shape.Flag(), "false", "`true`: not the responder who runs the playbook."));
        static final List<Key> BRANCH = List.of(
                Key.optional("when", Shapes.CONDITION, "–", "Whether this branch is taken, if none before it was."),
                Key.optional("run", Shapes.STEPS, "–", "What is done then, in this order."),
                Key.optional("else", Shapes.STEPS, "–", "What is done when no branch was taken."));
        static final List<Key> WAIT = List.of(
                Key.required(
                        "until", new Shape.Text("a state", "[a-z][a-z_-]{0,62}"), "One of the action's wait states."),
                Key.optional("timeout", Shapes.POSITIVE, "60m", "When to give up; what was begun goes on."));
        static final List<Key> RETRY = List.of(
                Key.required("times", new Shape.Count(1, 10), "After the first failure."),
                Key.optional("delay", Shapes.DURATION, "5s", "Between two attempts."));
        static final List<Key> EVIDENCE = List.of(Key.required(
                "kind",
                new Shape.Text("a kind such as disk-snapshot", Shapes.HYPHENATED),
                "What kind of evidence it is."));
    }
}
