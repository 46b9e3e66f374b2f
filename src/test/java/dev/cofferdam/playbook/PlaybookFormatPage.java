package dev.cofferdam.playbook;

import dev.cofferdam.action.ValueType;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes the reference of the format out of what the reader knows. */
final class PlaybookFormatPage {
    private static final String BEGINNING = """
        # Playbook format 1

        <!-- Made from the code. Change Block.java or PlaybookFormatPage.java, then write it anew: see CONTRIBUTING. -->

        A playbook is a YAML 1.2 file that tells, step by step, how one kind of incident is handled. It is data: it \\
        holds no scripts and no raw AWS calls, and it cannot make an action less risky than the action is. \\
        `./cofferdam playbook check FILE` tells everything that is wrong with a file, each as `FILE:LINE:COL: message`.

        Editors complete and check it as you type when they know the JSON Schema, \\
        `resources/dev/cofferdam/playbook/playbook-1.schema.json`. In editors with the YAML language server the first \\
        line does it:

        ```
        # yaml-language-server: $schema=…/playbook-1.schema.json
        ```

        ## An example

        ```yaml
        format: 1
        playbook: exposed-key
        version: 1.0.0
        title: Shut out whoever uses a leaked access key
        severity: high
        attack: [T1078.004]
        findings: ["UnauthorizedAccess:IAMUser/*"]
        objectives: [Stop the use of the key, Know what it was used for]
        roles: [responder, approver]
        inputs:
          user:   {type: iam.user-name, prompt: Whose key, from: finding.resource.accessKeyDetails.userName}
          region: {type: aws.region, default: us-east-1, from: finding.region}
          ticket: {type: string, required: false}
        defaults: {timeout: 5m, on_error: ask, region: "${{ inputs.region }}"}
        steps:
          - id: describe
            phase: analyze
            title: Record the user before touching it
            action: iam.describe-principal
            with: {user: "${{ inputs.user }}"}

          - id: triage
            phase: analyze
            manual: |
              **${{ steps.describe.arn }}** has the active keys ${{ steps.describe.active_access_key_ids }}.
              Ask its owner what they are for. Do not warn anybody else yet.
            ask:
              verdict: {type: enum, values: [leaked, known, unsure], prompt: What is it}

          - id: false_alarm
            when: steps.triage.verdict == 'known'
            end: false_positive

          - id: agree
            when: steps.describe.console_access
            guidance: A person works as this user; whoever agrees should have talked to them.
            approve: {role: approver, not_self: true}

          - id: deactivate
            phase: contain
            title: Deactivate each active key
            needs: [describe]
            for_each: steps.describe.active_access_key_ids
            as: key
            max_parallel: 2
            action: iam.deactivate-access-key
            with: {user: "${{ inputs.user }}", access_key_id: "${{ key }}"}
            verify: steps.deactivate.key_status == 'Inactive'
            retry: {times: 2, delay: 5s}

          - id: quarantine
            phase: contain
            action: iam.quarantine-user
            with: {user: "${{ inputs.user }}"}
            verify: steps.quarantine.quarantined

          - id: wrap_up
            phase: learn
            choose:
              - when: has(inputs.ticket)
                run:
                  id: note
                  action: case.note
                  with: {text: "Ticket ${{ inputs.ticket }}: ${{ size(steps.deactivate.key_status) }} keys deactivated."}
              - else:
                  - {id: open_ticket, manual: Open a ticket.}
                  - {id: done, end: contained}
        ```

        ## What YAML may hold

        UTF-8, at most 1 MiB, one document. Text without quotes is fine until it holds `: ` or ` #`, or begins with one \\
        of ``[ ] { } , & * ! | > ' " % @ ` ``. What looks like a number or like `true` and is meant as text wants \\
        quotes: `account: "123456789012"`, `version: "1.0"`. There are no anchors (`&`), no aliases (`*`), no tags \\
        (`!`), and no key twice. A key that is not in the tables below is an error.

        """;

    private static final String EXPRESSIONS = """
        ## Expressions

        `when`, `for_each` and `verify` are expressions; in text, `${{ }}` holds one. They are \\
        [CEL](https://cel.dev) and are checked when the playbook is read: a misspelt name, a wrong type, or a step \\
        that has not run by then is told with line and column. Why CEL: [decision 0004](decisions/0004-cel.md).

        | an expression sees | |
        | --- | --- |
        | `inputs.NAME` | The playbook's input. One that may be left out is asked for first: `has(inputs.NAME)`. |
        | `steps.ID.status` | How the step stands: %s. |
        | `steps.ID.OUTPUT` | What the step yielded: an action's outputs, a manual step's answers by the name of their \\
        question, an approval's `decision` (`approved`, `modified`, `overridden` or `rejected`) and `by`, a \\
        sub-playbook's `outcome`. |
        | `NAME` | The item of a round, by the name that `as` gives it. |

        **Which steps.** Those before it in the file, and what is inside them. Not those behind it, not those that run \\
        beside it in a `parallel`, not those in another branch of a `choose`, not the step around it. A step sees \\
        itself in its `verify` alone. Nothing of a sub-playbook is seen but its outcome, and it sees nothing but its \\
        `inputs`. `needs` may name the same steps.

        **Rounds.** From outside, each output of a step under `for_each` is a list, with a value for each round that \\
        yielded one, in the rounds' order; its `status` is one. The steps of one round see each other's outputs as \\
        single values.

        **Steps that were skipped** have a `status` and no outputs. Reading what is not there is an error when the \\
        expression is evaluated (for an approval's `when` that means: ask); `has(steps.ID.OUTPUT)` asks before.

        **Text.** A text that is nothing but one `${{ }}` keeps the value's type: `with: {volumes: "${{ \\
        steps.look.volume_ids }}"}` hands over a list. With anything around it, it becomes text; a list's items then \\
        stand behind commas. For the marks themselves: `${{ '${{' }}`.

        | to say | write |
        | --- | --- |
        %s

        **Functions**: %s. Times are compared as \\
        `timestamp(inputs.since) < timestamp('2026-01-01T00:00:00Z')`.

        **Limits**: %,d characters and %d loops an expression, %,d rounds of all its loops together. There is no \\
        clock, no randomness and no way to call anything.

        """;

    private PlaybookFormatPage() {}

    /** What one can ask, with the conditions that the test reads. */
    private static final String[][] CONDITIONS = {
        {"equal, not equal", "steps.triage.verdict == 'leaked' && steps.describe.kind != 'role'"},
        {"one of several", "steps.deactivate.status in ['done', 'already_done']"},
        {"an input was given, and is", "has(inputs.ticket) && inputs.ticket.startsWith('SEC-')"},
        {"this if, else that", "has(inputs.ticket) ? inputs.ticket != '' : steps.describe.mfa"},
        {"a list is not empty", "size(steps.describe.groups) > 0"},
        {"a list holds", "'admins' in steps.describe.groups"},
        {"any, all of a list", "steps.describe.groups.exists(g, g.endsWith('admins'))"},
        {"several lists as one", "[steps.describe.groups, ['admins']].flatten().size() > 1"},
        {"text holds, matches", "inputs.user.contains('ci') || inputs.user.matches('^svc-[0-9]+$')"},
    };

    static String conditions() {
        return Arrays.stream(CONDITIONS).map(c -> c[1]).collect(Collectors.joining("\n"));
    }

    static String page() {
        var page = new StringBuilder(BEGINNING.replace("\\\n", ""));
        for (var block : Block.values()) {
            page.append("## ")
                    .append(heading(block))
                    .append("\n\n")
                    .append(block.about())
                    .append("\n\n");
            page.append(block == Block.STEP ? steps() : keys(block));
        }
        return page.append(types()).append(expressions()).toString().strip() + "\n";
    }

    private static String heading(Block block) {
        var bare = block.title().replaceFirst("^(an?|the) ", "");
        return Character.toUpperCase(bare.charAt(0)) + bare.substring(1);
    }

    private static String keys(Block block) {
        var table = new StringBuilder("| key | what it is | default | |\n| --- | --- | --- | --- |\n");
        block.keys().forEach(key -> table.append(row(key)));
        return table.append('\n').toString();
    }

    private static String row(Key key) {
        var fallback = key.fallback() == null ? "**required**" : key.fallback();
        return "| `" + key.name() + "` | " + cell(key.shape().words()) + " | " + fallback + " | " + key.meaning()
                + " |\n";
    }

    /** What it can be first, then what all have, then what some have. */
    private static String steps() {
        var page = new StringBuilder("| what it is | | |\n| --- | --- | --- |\n");
        Block.STEP.keys().stream()
                .filter(PlaybookFormatPage::isKind)
                .forEach(key -> page.append(
                        "| `" + key.name() + "` | " + cell(key.shape().words()) + " | " + key.meaning() + " |\n"));
        page.append("\n| key | what it is | default | of | |\n| --- | --- | --- | --- | --- |\n");
        Block.STEP.keys().stream()
                .filter(key -> !isKind(key))
                .forEach(key -> page.append("| `" + key.name() + "` | "
                        + cell(key.shape().words()) + " | " + (key.fallback() == null ? "**required**" : key.fallback())
                        + " | "
                        + kinds(key) + " | " + key.meaning() + " |\n"));
        return page.append('\n').toString();
    }

    private static boolean isKind(Key key) {
        return StepKind.of(key.name()).isPresent();
    }

    private static String kinds(Key key) {
        if (key.kinds().isEmpty()) return "all";
        var missing = Arrays.stream(StepKind.values())
                .filter(kind -> !key.fits(kind))
                .map(kind -> "`" + kind.key() + "`")
                .collect(Collectors.joining(", "));
        return key.kinds().size() > 3
                ? "all but " + missing
                : key.kinds().stream().map(kind -> "`" + kind.key() + "`").collect(Collectors.joining(", "));
    }

    private static String types() {
        var table = new StringBuilder("""
            ## Value types

            A value is held against its type's pattern before anything runs. An expression sees text unless the table says \
            otherwise. What yields one of AWS's kinds of name (those with a dot) cannot be handed to what wants another.

            | type | pattern | an expression sees |
            | --- | --- | --- |
            """);
        for (var type : ValueType.values()) {
            var seen = switch (type.base()) {
                case STRING -> "";
                case BOOLEAN -> "true or false";
                case INTEGER -> "a whole number";
                case NUMBER -> "a number";
                case DYNAMIC -> "whatever it holds; not checked before it runs";
            };
            table.append("| `" + type.yamlName() + "` | " + code(type.pattern().pattern()) + " | " + seen + " |\n");
        }
        return table.append("\nDurations are written as `30s`, `10m`, `24h`, `7d`.\n\n")
                .toString();
    }

    private static String expressions() {
        var conditions = Arrays.stream(CONDITIONS)
                .map(c -> "| " + c[0] + " | " + code(c[1]) + " |")
                .collect(Collectors.joining("\n"));
        var statuses = Names.STATUSES.stream().map(s -> "`" + s + "`").collect(Collectors.joining(", "));
        var functions = CelMessages.FUNCTIONS.stream().map(f -> "`" + f + "`").collect(Collectors.joining(", "));
        return EXPRESSIONS
                .replace("\\\n", "")
                .formatted(statuses, conditions, functions, Limits.EXPRESSION_LENGTH, Limits.LOOPS, Limits.ROUNDS);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    /** Inside a table a bar has to be escaped, also in code. Source: GitHub Flavored Markdown, "Tables". */
    private static String code(String text) {
        return "`" + cell(text) + "`";
    }
}
