package dev.cofferdam.playbook;

import dev.cofferdam.action.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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

    static final String NAME = "[a-z][a-z0-9_]{0,62}";
    private static final String HYPHENATED = "[a-z][a-z0-9-]{0,62}";
    private static final Shape POSITIVE = new Shape.Text("a duration", "[1-9][0-9]{0,5}(s|m|h|d)");
    private static final Shape DURATION = new Shape.Text("a duration", "[0-9]{1,6}(s|m|h|d)");
    private static final Shape CONDITION = new Shape.Formula("true or false");
    private static final Shape ON_ERROR = new Shape.Choice(words(OnError.values()));
    private static final Shape REGION = new Shape.Filled("a region, may hold `${{ }}`");
    private static final Shape TEXTS = new Shape.ListOf(Shape.text(), 0);
    private static final Shape TYPE = new Shape.Choice(
            Arrays.stream(ValueType.values()).map(ValueType::yamlName).toList());

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

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static final class PlaybookKeys {
        static final List<Key> KEYS = List.of(
                Key.required("format", new Shape.Count(1, 1), "The format that the file is written in."),
                Key.required(
                        "playbook",
                        new Shape.Text("an id such as ec2-compromise", HYPHENATED),
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
                        TEXTS,
                        "none",
                        "The types of GuardDuty finding that it is for; `*` stands for any characters."),
                Key.optional("objectives", TEXTS, "none", "What is to be reached, a line each."),
                Key.optional(
                        "roles",
                        new Shape.ListOf(new Shape.Text("a role name", "[a-z][a-z0-9_-]{0,62}"), 0),
                        "none",
                        "Who takes part. An approval can ask for one of them."),
                Key.optional(
                        "inputs",
                        new Shape.Named("inputs by name", NAME, new Shape.Keys(INPUT)),
                        "none",
                        "What the playbook has to be told."),
                Key.optional(
                        "defaults", new Shape.Keys(DEFAULTS), "none", "What steps have that do not say otherwise."),
                Key.required("steps", new Shape.ListOf(new Shape.Keys(STEP), 1), "What is done, in this order."));
    }

    private static final class InputKeys {
        static final Key TYPE_KEY = Key.required("type", TYPE, "What it may be, see *Value types*.");
        static final Key PROMPT = Key.optional("prompt", Shape.text(), "the name in words", "The words of the form.");
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
                Key.optional("timeout", POSITIVE, "10m", "For each action step."),
                Key.optional("on_error", ON_ERROR, "ask", "For each action and approval."),
                Key.optional("region", REGION, "the target's", "For each action step; sees the inputs only."));
    }

    private static final class StepKeys {
        static final List<Key> KEYS =
                Stream.concat(common(), Stream.concat(kinds(), forKinds())).toList();

        private static Stream<Key> common() {
            return Stream.of(
                    Key.required(
                            "id",
                            new Shape.Text("a name such as take_snapshot", NAME),
                            "Unique in the file, nested steps included."),
                    Key.optional("title", Shape.text(), "the id in words", "What the step does, in one line."),
                    Key.optional(
                            "phase",
                            new Shape.Choice(words(Phase.values())),
                            "that of the step around it",
                            "Where in the handling of the incident it belongs."),
                    Key.optional(
                            "when",
                            CONDITION,
                            "always",
                            "Whether the step runs; else it is skipped. Evaluated once, before `for_each`."),
                    Key.optional(
                            "needs",
                            new Shape.ListOf(new Shape.Text("a step's id", NAME), 0),
                            "none",
                            "Steps that must have succeeded; while one has not, the step warns and wants an override."),
                    Key.optional("owner", Shape.text(), "none", "Who does it, for people."),
                    Key.optional(
                                    "for_each",
                                    new Shape.Formula("a list"),
                                    "–",
                                    "Runs the step once for each item. Needs `as`.")
                            .only(
                                    StepKind.ACTION,
                                    StepKind.MANUAL,
                                    StepKind.APPROVE,
                                    StepKind.CHOOSE,
                                    StepKind.PARALLEL,
                                    StepKind.PLAYBOOK),
                    Key.optional(
                                    "as",
                                    new Shape.Text("a name", NAME),
                                    "–",
                                    "The name that the round's item has inside.")
                            .only(
                                    StepKind.ACTION,
                                    StepKind.MANUAL,
                                    StepKind.APPROVE,
                                    StepKind.CHOOSE,
                                    StepKind.PARALLEL,
                                    StepKind.PLAYBOOK),
                    Key.optional("max_parallel", new Shape.Count(1, 32), "1", "How many rounds run at the same time.")
                            .only(
                                    StepKind.ACTION,
                                    StepKind.MANUAL,
                                    StepKind.APPROVE,
                                    StepKind.CHOOSE,
                                    StepKind.PARALLEL,
                                    StepKind.PLAYBOOK),
                    Key.optional(
                                    "guidance",
                                    new Shape.Filled("Markdown, may hold `${{ }}`"),
                                    "none",
                                    "What to look for, why now, what can go wrong.")
                            .only(
                                    StepKind.ACTION,
                                    StepKind.APPROVE,
                                    StepKind.CHOOSE,
                                    StepKind.PARALLEL,
                                    StepKind.PLAYBOOK,
                                    StepKind.END));
        }

        private static Stream<Key> kinds() {
            return Stream.of(
                    Key.of(
                            StepKind.ACTION,
                            new Shape.Text("an action's id", "[a-z0-9]+\\.[a-z0-9-]+"),
                            "Runs an action, see [actions.md](actions.md)."),
                    Key.of(
                            StepKind.MANUAL,
                            new Shape.Filled("Markdown, may hold `${{ }}`"),
                            "Something that a person does, in their words. Never times out."),
                    Key.of(StepKind.APPROVE, new Shape.Keys(APPROVAL), "Asks a person whether to go on."),
                    Key.of(
                            StepKind.CHOOSE,
                            new Shape.ListOf(new Shape.Keys(BRANCH), 1),
                            "Takes the first branch whose `when` holds, else the `else`, else none."),
                    Key.of(
                            StepKind.PARALLEL,
                            new Shape.ListOf(new Shape.Keys(STEP), 1),
                            "Steps that may run at the same time. They cannot see each other."),
                    Key.of(
                            StepKind.PLAYBOOK,
                            new Shape.Text("a playbook's id", HYPHENATED),
                            "Runs another playbook, which sees nothing but the `inputs` it is given."),
                    Key.of(
                            StepKind.END,
                            new Shape.Text("an outcome such as false_positive", NAME),
                            "Ends the playbook with this outcome."));
        }

        private static Stream<Key> forKinds() {
            return Stream.of(
                    Key.optional(
                                    "with",
                                    new Shape.Named("values by the action's inputs", NAME, new Shape.Value()),
                                    "none",
                                    "The action's inputs. Text may hold `${{ }}`.")
                            .only(StepKind.ACTION),
                    Key.optional(
                                    "verify",
                                    CONDITION,
                                    "none",
                                    "What must hold afterwards, or the step has failed. The only place where a step"
                                            + " sees its own outputs.")
                            .only(StepKind.ACTION),
                    Key.optional("wait", new Shape.Keys(WAIT), "none", "Waits until what the action began is done.")
                            .only(StepKind.ACTION),
                    Key.optional("retry", new Shape.Keys(RETRY), "none", "Tries again after a failure.")
                            .only(StepKind.ACTION),
                    Key.optional("timeout", POSITIVE, "that of `defaults`", "How long the action may take.")
                            .only(StepKind.ACTION),
                    Key.optional(
                                    "on_error",
                                    ON_ERROR,
                                    "that of `defaults`",
                                    "After a failure, or a rejection: `ask` the responder, `stop` the run, or"
                                            + " `continue` with the step failed.")
                            .only(StepKind.ACTION, StepKind.APPROVE),
                    Key.optional("region", REGION, "that of `defaults`", "Where the action works.")
                            .only(StepKind.ACTION),
                    Key.optional("evidence", new Shape.Keys(EVIDENCE), "none", "Tells that the step yields evidence.")
                            .only(StepKind.ACTION, StepKind.MANUAL),
                    Key.optional(
                                    "ask",
                                    new Shape.Named("questions by name", NAME, new Shape.Keys(QUESTION)),
                                    "none",
                                    "What the person answers; the answers are the step's outputs.")
                            .only(StepKind.MANUAL),
                    Key.optional(
                                    "inputs",
                                    new Shape.Named("values by the playbook's inputs", NAME, new Shape.Value()),
                                    "none",
                                    "The called playbook's inputs. Text may hold `${{ }}`.")
                            .only(StepKind.PLAYBOOK));
        }
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
        private static final Shape STEPS = new Shape.OneOrMore(new Shape.Keys(STEP));
        static final List<Key> BRANCH = List.of(
                Key.optional("when", CONDITION, "–", "Whether this branch is taken, if none before it was."),
                Key.optional("run", STEPS, "–", "What is done then, in this order."),
                Key.optional("else", STEPS, "–", "What is done when no branch was taken."));
        static final List<Key> WAIT = List.of(
                Key.required(
                        "until", new Shape.Text("a state", "[a-z][a-z_-]{0,62}"), "One of the action's wait states."),
                Key.optional("timeout", POSITIVE, "60m", "When to give up; what was begun goes on."));
        static final List<Key> RETRY = List.of(
                Key.required("times", new Shape.Count(1, 10), "After the first failure."),
                Key.optional("delay", DURATION, "5s", "Between two attempts."));
        static final List<Key> EVIDENCE = List.of(Key.required(
                "kind", new Shape.Text("a kind such as disk-snapshot", HYPHENATED), "What kind of evidence it is."));
    }
}
