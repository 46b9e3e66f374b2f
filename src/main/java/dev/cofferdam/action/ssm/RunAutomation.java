package dev.cofferdam.action.ssm;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.ChangeAction;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Undo;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.aws.SdkJson;
import dev.cofferdam.caselog.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.ssm.model.AutomationExecution;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionMetadata;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionStatus;
import software.amazon.awssdk.services.ssm.model.StepExecution;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Source: SSM API Reference, StartAutomationExecution, GetAutomationExecution; see {@link Runbook}. */
public final class RunAutomation implements ChangeAction<RunAutomation.In, RunAutomation.Out> {
    private static final String ATTRIBUTE = "Execution";
    private static final String DOCUMENT = "document";
    private static final String PARAMETERS = "parameters";
    private static final String REHEARSED = "dry_run";

    public record In(
            @Input(
                    type = ValueType.ENUM,
                    values = {
                        "AWSSupport-ContainEC2Instance",
                        "AWSSupport-ContainIAMPrincipal",
                        "AWSSupport-ContainS3Resource"
                    },
                    value = "The runbook of AWS.")
            String document,

            @Input("Its parameters, each by the name that it has there, but for Action and DryRun.")
            Map<String, String> parameters,

            @Input(value = "Whether it only tells what it would do, and changes nothing.", optional = true)
            boolean dryRun) {
        public In {
            parameters = Map.copyOf(parameters);
        }

        Runbook runbook() {
            return Runbook.named(document);
        }
    }

    public record Out(
            @Output("The execution's id; empty where none was started.")
            String executionId,

            @Output("How it ended, as Systems Manager has it: Success, Failed, TimedOut, Cancelled.")
            String automationStatus,

            @Output("What it gave, by the names of its outputs; several values of one in lines.")
            Map<String, String> outputs,

            @Output("The steps that failed.") List<String> failedSteps,

            @Output("The evidence: the execution with all its steps; empty where none was started.")
            String evidenceSha256) {
        public Out {
            outputs = Map.copyOf(outputs);
            failedSteps = List.copyOf(failedSteps);
        }
    }

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "ssm.run-automation",
                "Contain something by a runbook of AWS",
                """
                Starts one of AWS's own runbooks that contain an instance, a principal or a bucket, follows it to its \
                end, and keeps the execution with all its steps as evidence. No other document is run, nor one of that \
                name that is not AWS's.

                - **With `dry_run` it changes nothing** and tells what it would do: do that first, and read the outputs.
                - It works with the permissions of the role in `AutomationAssumeRole`, without it with yours; it needs \
                many, in several services, and stops half way where one is missing. What it changed until then stands.
                - The runbook keeps what was there in a bucket (`BackupS3BucketName`); letting go needs that copy, and \
                whoever can write to the bucket decides what is restored.
                - The runbook for instances leaves connections that are tracked as they are, at first; `ec2.isolate-instance` \
                does the same in steps that this case shows one by one, as do `iam.quarantine-role` and `s3.contain-bucket`.
                - The parameters are held against what the runbook takes in this region now; AWS may change it.
                - An execution that waits for an approval is waited for, for half an hour.
                """,
                Kind.CONTAIN,
                Risk.DISRUPTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(
                                "arn:${Partition}:ssm:${Region}::document/${DocumentName}", "ssm:DescribeDocument"),
                        Permission.of("ssm:DescribeAutomationExecutions"),
                        Permission.on(
                                "arn:${Partition}:ssm:${Region}:${Account}:automation-execution/${AutomationExecutionId}",
                                "ssm:ListTagsForResource"),
                        new Permission(
                                "ssm:StartAutomationExecution",
                                List.of(
                                        "arn:${Partition}:ssm:${Region}::automation-definition/AWSSupport-ContainEC2Instance:*",
                                        "arn:${Partition}:ssm:${Region}::automation-definition/AWSSupport-ContainIAMPrincipal:*",
                                        "arn:${Partition}:ssm:${Region}::automation-definition/AWSSupport-ContainS3Resource:*")),
                        Permission.on(
                                "arn:${Partition}:ssm:${Region}:${Account}:automation-execution/${AutomationExecutionId}",
                                "ssm:AddTagsToResource"),
                        Permission.on(
                                "arn:${Partition}:ssm:${Region}:${Account}:automation-execution/${AutomationExecutionId}",
                                "ssm:GetAutomationExecution"),
                        Permission.on("arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}", "iam:PassRole")),
                "Runs the same runbook again to let go (Release, Restore), with the same parameters; a dry run leaves"
                        + " nothing to take back.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var runbook = in.runbook();
        var arn = arn(runbook, aws);
        var standing = contained(runbook, aws);
        if (standing.isPresent())
            return Plan.of(
                    "This step started %s already: %s".formatted(runbook.document(), standing.get()), List.of(), arn);
        runbook.check(in.parameters(), aws);
        return Plan.of(
                        "%s by %s with %s"
                                .formatted(
                                        in.dryRun() ? "Rehearse containment" : "Contain",
                                        runbook.document(),
                                        new TreeMap<>(in.parameters())),
                        List.of(new Change(arn, ATTRIBUTE, NullNode.getInstance(), started(in))),
                        arn)
                .warning(warnings(in));
    }

    private static List<String> warnings(In in) {
        var warnings = new ArrayList<String>();
        if (in.dryRun()) warnings.add("It is a dry run: nothing is contained by it.");
        else {
            warnings.add("What the runbook changes is not shown here one by one: rehearse it with dry_run first.");
            warnings.add("It may stop half way, where a permission is missing; what it changed until then stands.");
        }
        if (!in.parameters().containsKey("AutomationAssumeRole"))
            warnings.add("It works with your own permissions, for there is no AutomationAssumeRole.");
        return warnings;
    }

    /** All that letting go needs. */
    private static JsonNode started(In in) {
        var started = Json.object().put(DOCUMENT, in.document()).put(REHEARSED, in.dryRun());
        var parameters = started.putObject(PARAMETERS);
        new TreeMap<>(in.parameters()).forEach(parameters::put);
        return started;
    }

    /** An earlier attempt may have started it, and lost the answer. */
    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        var executions = new Executions(in.runbook(), Executions.Purpose.CONTAIN, aws);
        var id = contained(in.runbook(), aws)
                .orElseGet(() -> executions.start(in.runbook().containing(in.parameters(), in.dryRun())));
        var ended = executions.end(id);
        var out = out(ended, aws);
        executions.demandWell(ended);
        return out;
    }

    /** The execution by which this step contained, unless it let go since. */
    private static Optional<String> contained(Runbook runbook, ActionContext aws) {
        var letGo = new Executions(runbook, Executions.Purpose.LET_GO, aws).standing();
        return new Executions(runbook, Executions.Purpose.CONTAIN, aws)
                .standing()
                .filter(contain -> letGo.isEmpty()
                        || contain.executionStartTime().isAfter(letGo.get().executionStartTime()))
                .map(AutomationExecutionMetadata::automationExecutionId);
    }

    /** The execution by which this step let go what it contained last. */
    private static Optional<String> letGo(Runbook runbook, ActionContext aws) {
        var contain = new Executions(runbook, Executions.Purpose.CONTAIN, aws).newest();
        return new Executions(runbook, Executions.Purpose.LET_GO, aws)
                .standing()
                .filter(letGo -> contain.isEmpty()
                        || !letGo.executionStartTime().isBefore(contain.get().executionStartTime()))
                .map(AutomationExecutionMetadata::automationExecutionId);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var executions = new Executions(in.runbook(), Executions.Purpose.CONTAIN, aws);
        return executions
                .newest()
                .map(e -> out(executions.end(e.automationExecutionId()), aws))
                .orElse(new Out("", "", Map.of(), List.of(), ""));
    }

    private static Out out(AutomationExecution execution, ActionContext aws) {
        var outputs = new TreeMap<String, String>();
        execution.outputs().forEach((name, values) -> outputs.put(name, String.join("\n", values)));
        var kept = aws.keep(
                "ssm-automation-%s.json".formatted(execution.automationExecutionId()),
                "application/json",
                new ByteArrayInputStream(SdkJson.of(execution).toPrettyString().getBytes(StandardCharsets.UTF_8)));
        return new Out(
                execution.automationExecutionId(),
                execution.automationExecutionStatusAsString(),
                outputs,
                execution.stepExecutions().stream()
                        .filter(s -> s.stepStatus() == AutomationExecutionStatus.FAILED
                                || s.stepStatus() == AutomationExecutionStatus.TIMED_OUT)
                        .map(StepExecution::stepName)
                        .toList(),
                kept.sha256());
    }

    /** An execution that failed has changed something too, perhaps. */
    @Override
    public Plan planUndo(Undo undo, ActionContext aws) {
        var changes = new ArrayList<Change>();
        var warnings = new ArrayList<String>();
        for (var restore : undo.restore()) {
            var started = restore.before();
            var runbook = Runbook.named(started.path(DOCUMENT).asString());
            if (started.path(REHEARSED).asBoolean(false)) continue;
            if (new Executions(runbook, Executions.Purpose.CONTAIN, aws)
                    .newest()
                    .isEmpty()) continue;
            if (isLetGo(runbook, aws)) continue;
            warnings.add("%s lets go what it contained, as far as its own copy tells.".formatted(runbook.document()));
            changes.add(restore);
        }
        return new Plan(
                changes.isEmpty() ? "Nothing to take back" : "Let go what the runbook contained",
                changes,
                warnings,
                undo.restore().stream().map(Change::resource).toList());
    }

    @Override
    public void applyUndo(Plan undoPlan, ActionContext aws) {
        for (var change : undoPlan.changes()) {
            var started = change.before();
            var runbook = Runbook.named(started.path(DOCUMENT).asString());
            var executions = new Executions(runbook, Executions.Purpose.LET_GO, aws);
            var parameters = new TreeMap<String, String>();
            started.path(PARAMETERS).forEachEntry((name, value) -> parameters.put(name, value.asString()));
            var id = letGo(runbook, aws).orElseGet(() -> executions.start(runbook.lettingGo(parameters)));
            executions.demandWell(executions.end(id));
        }
    }

    /** One that is under way is waited for: how it ends decides. */
    private static boolean isLetGo(Runbook runbook, ActionContext aws) {
        var executions = new Executions(runbook, Executions.Purpose.LET_GO, aws);
        return letGo(runbook, aws)
                .filter(id -> executions.endedWell(executions.end(id)))
                .isPresent();
    }

    private static String arn(Runbook runbook, ActionContext aws) {
        return "arn:%s:ssm:%s::document/%s".formatted(aws.partition(), aws.region(), runbook.document());
    }
}
