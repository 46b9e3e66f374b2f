package dev.cofferdam.action.backup;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.action.WithoutUndo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.backup.model.BackupJobState;

/** Source: AWS Backup API Reference, StartBackupJob; AWS Backup Developer Guide, "Creating an on-demand backup". */
public final class StartJob implements WithoutUndo<StartJob.In, StartJob.Out> {
    private static final String COMPLETED = "completed";
    private static final String DEFAULT_ROLE = "role/service-role/AWSBackupDefaultServiceRole";

    public record In(
            @Input(type = ValueType.AWS_ARN, value = "What is backed up: a volume, a table, a file system, a database.")
            String resource,

            @Input("The vault that keeps it, by name.") String vault,

            @Input(
                    type = ValueType.TIMESTAMP,
                    value = "A backup in this vault that was begun after this counts as the one that is wanted.")
            String since,

            @Input(
                    type = ValueType.AWS_ARN,
                    value = "The role that AWS Backup works with; the account's default service role unless given.",
                    optional = true)
            @Nullable
            String role,

            @Input(value = "For how many days it is kept; for ever unless given.", optional = true)
            int keepDays) {
        String roleArn(ActionContext aws) {
            return role() == null || role().isEmpty() ? aws.globalArn("iam", DEFAULT_ROLE) : role();
        }
    }

    public record Out(
            @Output("The job's id; empty where there is none.")
            String jobId,

            @Output("Its state, as AWS Backup calls it: CREATED, RUNNING, COMPLETED; empty where there is none.")
            String state,

            @Output(type = ValueType.AWS_ARN, value = "What it made; empty until it is there.")
            String recoveryPoint,

            @Output(type = ValueType.TIMESTAMP, value = "When it was begun; empty where there is none.")
            String begunAt) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "backup.start-job",
                "Back a resource up",
                """
                Has AWS Backup back one resource up into a vault, at once, and tags what it makes with the case and the \
                step. A backup of it in that vault that was begun after `since` is taken for it, whoever began it.

                - It can take hours. Until it is `completed` there is nothing to restore from: wait before anything is \
                terminated or deleted.
                - **Whoever may delete recovery points can delete it**, unless the vault is locked: \
                `backup.lock-vault`. Copy it to another account as well.
                - It is encrypted under the vault's key, or, of some services, the resource's: without the key it is \
                worthless.
                - A backup of a machine is as consistent as after a power cut. Memory is not in it.
                - The role has to be one that AWS Backup may assume, and the caller needs to be allowed to pass it. \
                The service has to be opted in to for the region.
                - A vault's lock may refuse a shorter `keep_days` than its minimum.
                """,
                Kind.PRESERVE,
                Risk.REVERSIBLE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(Vault.PATTERN, "backup:DescribeBackupVault"),
                        Permission.of("backup:ListBackupJobs"),
                        Permission.on(Vault.PATTERN, "backup:StartBackupJob"),
                        Permission.on(
                                "arn:${Partition}:backup:${Region}:${Account}:recovery-point:*", "backup:TagResource"),
                        Permission.on("arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}", "iam:PassRole")),
                "Keeps the backup, because it is evidence.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        if (in.keepDays() < 0)
            throw new ActionException(
                    "InvalidInput", "keep_days is 1 or more, or nothing for ever, not %d.".formatted(in.keepDays()));
        var vault = Vault.get(in.vault(), aws);
        var jobs = new StepJobs(in, aws);
        var present = jobs.good();
        if (present.isPresent())
            return Plan.of(
                    "There is a backup already: job %s, begun %s, is %s"
                            .formatted(
                                    present.get().backupJobId(),
                                    present.get().creationDate(),
                                    present.get().stateAsString()),
                    List.of(),
                    in.resource());
        var warnings = new ArrayList<String>();
        jobs.lastFailed()
                .ifPresent(job -> warnings.add("Job %s is %s: %s"
                        .formatted(job.backupJobId(), job.stateAsString(), reason(job.statusMessage()))));
        if (!Boolean.TRUE.equals(vault.locked()))
            warnings.add("Vault %s is not locked: whoever may delete recovery points can delete the backup."
                    .formatted(in.vault()));
        return Plan.of(
                        "Back %s up into vault %s".formatted(in.resource(), in.vault()),
                        List.of(Change.of(in.resource(), "Backup", null, "in vault " + in.vault())),
                        in.resource(),
                        Vault.arn(in.vault(), aws))
                .warning(warnings);
    }

    private static String reason(@Nullable String message) {
        return message == null ? "AWS Backup does not say why." : message;
    }

    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        var jobs = new StepJobs(in, aws);
        if (!plan.changes().isEmpty() && jobs.good().isEmpty()) jobs.start(in.roleArn(aws));
        return verify(in, aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        return new StepJobs(in, aws)
                .good()
                .map(job -> new Out(
                        job.backupJobId(),
                        job.stateAsString(),
                        job.recoveryPointArn() == null ? "" : job.recoveryPointArn(),
                        job.creationDate().toString()))
                .orElse(new Out("", "", "", ""));
    }

    @Override
    public List<String> waitStates() {
        return List.of(COMPLETED);
    }

    @Override
    public Progress progress(String until, In in, Out out, ActionContext aws) {
        var jobs = new StepJobs(in, aws);
        var job = jobs.good()
                .orElseThrow(() -> jobs.lastFailed()
                        .map(failed -> new ActionException(
                                "BackupFailed",
                                "Backup job %s of %s is %s: %s Mend that, then run the step again: it begins another one."
                                        .formatted(
                                                failed.backupJobId(),
                                                in.resource(),
                                                failed.stateAsString(),
                                                reason(failed.statusMessage()))))
                        .orElseGet(() -> new ActionException(
                                "NoBackupJob",
                                "There is no backup of %s to wait for. Run the step again: it begins one."
                                        .formatted(in.resource()))));
        return new Progress(
                job.state() == BackupJobState.COMPLETED,
                "%s %s %s %%".formatted(job.backupJobId(), job.stateAsString(), job.percentDone()));
    }
}
