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
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ssm.model.AutomationExecution;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionStatus;
import software.amazon.awssdk.services.ssm.model.StepExecution;
import tools.jackson.databind.node.NullNode;

/** Source: SSM API Reference, StartAutomationExecution, GetAutomationExecution; see {@link Runbook}. */
public final class RunAutomation implements ChangeAction<RunAutomation.In, RunAutomation.Out> {
    private static final String ATTRIBUTE = "Execution";

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

        Containment containment() {
            return new Containment(Runbook.named(document), parameters, dryRun);
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
            outputs = Collections.unmodifiableMap(new TreeMap<>(outputs));
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
        var containment = in.containment();
        var runbook = containment.runbook();
        var arn = arn(runbook, aws);
        var standing = containment.contained(aws);
        if (standing.isPresent())
            return Plan.of(
                    "This step started %s already: %s".formatted(runbook.document(), standing.get()), List.of(), arn);
        runbook.check(in.parameters(), aws);
        return Plan.of(
                        "%s by %s with %s"
                                .formatted(
                                        in.dryRun() ? "Rehearse containment" : "Contain",
                                        runbook.document(),
                                        containment.parameters()),
                        List.of(new Change(arn, ATTRIBUTE, NullNode.getInstance(), containment.json())),
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

    /** An earlier attempt may have started it, and lost the answer. */
    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        var containment = in.containment();
        var executions = containment.containing(aws);
        var id = containment.contained(aws).orElseGet(executions::start);
        var ended = executions.end(id);
        var out = out(ended, aws);
        executions.demandWell(ended);
        return out;
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var executions = in.containment().containing(aws);
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

    @Override
    public Plan planUndo(Undo undo, ActionContext aws) {
        var changes = new ArrayList<Change>();
        var warnings = new ArrayList<String>();
        for (var restore : undo.restore()) {
            var containment = Containment.of(restore.before());
            if (!containment.mayStand(aws)) continue;
            warnings.add("%s lets go what it contained, as far as its own copy tells."
                    .formatted(containment.runbook().document()));
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
            var containment = Containment.of(change.before());
            var executions = containment.lettingGo(aws);
            var id = containment.letGo(aws).orElseGet(executions::start);
            executions.demandWell(executions.end(id));
        }
    }

    private static String arn(Runbook runbook, ActionContext aws) {
        return "arn:%s:ssm:%s::document/%s".formatted(aws.partition(), aws.region(), runbook.document());
    }
}
