package dev.cofferdam.playbook;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/** The keys of a step: those of all kinds, those that make it one of its kind, and those of some kinds. */
final class StepKeys {
    private static final StepKind[] REPEATABLE =
            EnumSet.complementOf(EnumSet.of(StepKind.END)).toArray(StepKind[]::new);
    private static final StepKind[] GUIDED =
            EnumSet.complementOf(EnumSet.of(StepKind.MANUAL)).toArray(StepKind[]::new);

    static final List<Key> KEYS =
            Stream.concat(common(), Stream.concat(kinds(), forKinds())).toList();

    private StepKeys() {}

    private static Stream<Key> common() {
        return Stream.of(
                Key.required(
                        "id",
                        new Shape.Text("a name such as take_snapshot", Shapes.NAME),
                        "Unique in the file, nested steps included."),
                Key.optional("title", Shape.text(), "the id in words", "What the step does, in one line."),
                Key.optional(
                        "phase",
                        new Shape.Choice(Shapes.words(Phase.values())),
                        "that of the step around it",
                        "Where in the handling of the incident it belongs."),
                Key.optional(
                        "when",
                        Shapes.CONDITION,
                        "always",
                        "Whether the step runs; else it is skipped. Under `for_each` it is asked once for all rounds,"
                                + " or in each round when it names the round's item."),
                Key.optional(
                        "needs",
                        new Shape.ListOf(new Shape.Text("a step id", Shapes.NAME), 0),
                        "none",
                        "Steps that must have succeeded; while one has not, the step warns and wants an override."),
                Key.optional("owner", Shape.text(), "none", "Who does it, for people."),
                Key.optional(
                                "for_each",
                                new Shape.Formula("a list"),
                                "–",
                                "Runs the step once for each item. Needs `as`.")
                        .only(REPEATABLE),
                Key.optional(
                                "as",
                                new Shape.Text("a name", Shapes.NAME),
                                "–",
                                "The name that the round's item has inside.")
                        .only(REPEATABLE),
                Key.optional("max_parallel", new Shape.Count(1, 32), "1", "How many rounds run at the same time.")
                        .only(REPEATABLE),
                Key.optional(
                                "guidance",
                                new Shape.Filled("Markdown, may hold `${{ }}`"),
                                "none",
                                "What to look for, why now, what can go wrong.")
                        .only(GUIDED));
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
                Key.of(StepKind.APPROVE, new Shape.Keys(Block.APPROVAL), "Asks a person whether to go on."),
                Key.of(
                        StepKind.CHOOSE,
                        new Shape.ListOf(new Shape.Keys(Block.BRANCH), 1),
                        "Takes the first branch whose `when` holds, else the `else`, else none."),
                Key.of(
                        StepKind.PARALLEL,
                        new Shape.ListOf(new Shape.Keys(Block.STEP), 1),
                        "Steps that may run at the same time. They cannot see each other."),
                Key.of(
                        StepKind.PLAYBOOK,
                        new Shape.Text("a playbook's id", Shapes.HYPHENATED),
                        "Runs another playbook, which sees nothing but the `inputs` it is given."),
                Key.of(
                        StepKind.END,
                        new Shape.Text("an outcome such as false_positive", Shapes.NAME),
                        "Ends the playbook with this outcome."));
    }

    private static Stream<Key> forKinds() {
        return Stream.of(
                Key.optional(
                                "with",
                                new Shape.Named("values by the action's inputs", Shapes.NAME, new Shape.Value()),
                                "none",
                                "The action's inputs. Text may hold `${{ }}`.")
                        .only(StepKind.ACTION),
                Key.optional(
                                "verify",
                                Shapes.CONDITION,
                                "none",
                                "What must hold afterwards, or the step has failed. The only place where a step"
                                        + " sees its own outputs.")
                        .only(StepKind.ACTION),
                Key.optional("wait", new Shape.Keys(Block.WAIT), "none", "Waits until what the action began is done.")
                        .only(StepKind.ACTION),
                Key.optional("retry", new Shape.Keys(Block.RETRY), "none", "Tries again after a failure.")
                        .only(StepKind.ACTION),
                Key.optional("timeout", Shapes.POSITIVE, "that of `defaults`", "How long the action may take.")
                        .only(StepKind.ACTION),
                Key.optional(
                                "on_error",
                                Shapes.ON_ERROR,
                                "that of `defaults`",
                                "After a failure, or a rejection: `ask` the responder, `stop` the run, or"
                                        + " `continue` with the step failed.")
                        .only(StepKind.ACTION, StepKind.APPROVE),
                Key.optional("region", Shapes.REGION, "that of `defaults`", "Where the action works.")
                        .only(StepKind.ACTION),
                Key.optional(
                                "account",
                                Shapes.ACCOUNT,
                                "the target's",
                                "The account in which the action works. Another than the target's is entered by"
                                        + " `assume_role`.")
                        .only(StepKind.ACTION),
                Key.optional(
                                "assume_role",
                                Shapes.ROLE,
                                "that of `defaults`",
                                "The role by which another account is entered.")
                        .only(StepKind.ACTION),
                Key.optional(
                                "external_id",
                                Shapes.EXTERNAL_ID,
                                "that of `defaults`",
                                "The external id that the role's trust policy asks for.")
                        .only(StepKind.ACTION),
                Key.optional("evidence", new Shape.Keys(Block.EVIDENCE), "none", "Tells that the step yields evidence.")
                        .only(StepKind.ACTION, StepKind.MANUAL),
                Key.optional(
                                "ask",
                                new Shape.Named("questions by name", Shapes.NAME, new Shape.Keys(Block.QUESTION)),
                                "none",
                                "What the person answers; the answers are the step's outputs.")
                        .only(StepKind.MANUAL),
                Key.optional(
                                "inputs",
                                new Shape.Named("values by the playbook's inputs", Shapes.NAME, new Shape.Value()),
                                "none",
                                "The called playbook's inputs. Text may hold `${{ }}`.")
                        .only(StepKind.PLAYBOOK));
    }
}
