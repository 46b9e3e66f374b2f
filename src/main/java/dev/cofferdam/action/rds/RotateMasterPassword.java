package dev.cofferdam.action.rds;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Change;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Irreversible;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.Plan;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.ValueType;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Source: Amazon RDS User Guide, "Password management with Amazon RDS and AWS Secrets Manager". */
public final class RotateMasterPassword implements Irreversible<RotateMasterPassword.In, RotateMasterPassword.Out> {
    private static final String SECRET = "arn:${Partition}:secretsmanager:${Region}:${Account}:secret:${SecretId}";
    private static final String CHANGED = "changed";

    public record In(
            @Input(type = ValueType.RDS_DATABASE, value = "The database's name: an instance's, or a cluster's.")
            String database,

            @Input(value = "Whether it is a cluster (Aurora, Multi-AZ), not an instance.", optional = true)
            boolean cluster,

            @Input(
                    type = ValueType.TIMESTAMP,
                    value = "A password that was made after this counts as new: when the attacker was locked out, say.")
            String since) {
        DatabaseName named() {
            return new DatabaseName(database, cluster);
        }

        boolean isNew(MasterPassword password) {
            return password.isNewSince(OffsetDateTime.parse(since).toInstant());
        }
    }

    public record Out(
            @Output("Whether the password is new, or is being made anew.")
            boolean isNew,

            @Output(type = ValueType.AWS_ARN, value = "The secret that holds it; empty where it was set by hand.")
            String secret,

            @Output("The secret's status: creating, rotating, active, impaired; empty where there is none.")
            String secretStatus,

            @Output(type = ValueType.TIMESTAMP, value = "When it was made; empty where nobody can tell.")
            String changedAt) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "rds.rotate-master-password",
                "Change a database's master password",
                """
                Has RDS make a new master password, which nobody sees: it goes to a secret in Secrets Manager that RDS \
                manages. Where RDS manages it already, the secret is rotated; where somebody set it by hand, RDS takes \
                it over, and makes such a secret.

                - **What signs in as the master user fails** until it reads the secret: an application that should \
                never have used that user, too. Where the password was set by hand, everything that has it needs to \
                learn where it is now.
                - **Sessions that are open stay open**, and other database users keep their passwords: drop the \
                attacker's users and end their sessions by SQL.
                - Contain whoever may read secrets first, or they read the new one.
                - RDS wants it done at once, and so **does what else waits for the maintenance window**: the plan \
                names it.
                - Signing in by IAM goes on; contain that by IAM.
                - Nothing takes it back. From then on RDS changes the password every seven days.
                - A read replica has its source's password; instances of a cluster have the cluster's.
                """,
                Kind.ERADICATE,
                Risk.DESTRUCTIVE,
                In.class,
                Out.class,
                List.of(
                        Permission.on(DatabaseName.INSTANCE, "rds:DescribeDBInstances"),
                        Permission.on(DatabaseName.CLUSTER, "rds:DescribeDBClusters"),
                        Permission.on(DatabaseName.INSTANCE, "rds:ModifyDBInstance"),
                        Permission.on(DatabaseName.CLUSTER, "rds:ModifyDBCluster"),
                        Permission.on(SECRET, "secretsmanager:DescribeSecret"),
                        // RDS calls these in the caller's name
                        Permission.on(SECRET, "secretsmanager:CreateSecret"),
                        Permission.on(SECRET, "secretsmanager:TagResource"),
                        Permission.on(SECRET, "secretsmanager:RotateSecret"),
                        Permission.on("arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}", "kms:DescribeKey")),
                "Nothing takes it back: RDS never tells the former password, and does not keep it.",
                null);
    }

    @Override
    public Plan plan(In in, ActionContext aws) {
        var database = Database.get(in.named(), aws);
        demandOwnPassword(database);
        var password = MasterPassword.of(database, aws);
        var arn = database.arn(aws);
        if (in.isNew(password))
            return Plan.of("The master password of the %s is new already".formatted(in.named()), List.of(), arn);
        return Plan.of(
                        "Change the master password of the %s".formatted(in.named()),
                        List.of(Change.of(
                                arn,
                                MasterPassword.ATTRIBUTE,
                                password.shown(),
                                "in Secrets Manager, made after " + in.since())),
                        arn)
                .warning(warnings(database, password));
    }

    private static List<String> warnings(Database database, MasterPassword password) {
        var warnings = new ArrayList<String>();
        warnings.add(
                password.secret() == null
                        ? "Whatever signs in as the master user fails until it is told to read the new secret."
                        : "Whatever signs in as the master user fails until it reads the secret anew.");
        warnings.add("Sessions that are open stay open: end them in the database.");
        var pending = database.json().path("PendingModifiedValues");
        if (!pending.isEmpty())
            warnings.add("What waits for the maintenance window is done at once too: %s."
                    .formatted(String.join(", ", pending.propertyNames())));
        return warnings;
    }

    private static void demandOwnPassword(Database database) {
        if (database.memberOf() != null)
            throw new ActionException(
                    "MemberOfCluster",
                    "The %s has the master password of cluster %s: name %s, with cluster: true."
                            .formatted(database.name(), database.memberOf(), database.memberOf()));
        if (RunningState.isDown(database))
            throw new ActionException(
                    "InvalidDBInstanceState",
                    "The %s is %s, and RDS changes nothing of it then. Isolate it, start it, then change the password."
                            .formatted(database.name(), database.status()));
    }

    /** Looks once more, since each call makes another password. */
    @Override
    public Out apply(In in, Plan plan, ActionContext aws) {
        if (!plan.changes().isEmpty() && !in.isNew(MasterPassword.of(Database.get(in.named(), aws), aws)))
            MasterPassword.of(new Quiet(aws).await(in.named()), aws).renew(aws);
        return verify(in, aws);
    }

    @Override
    public Out verify(In in, ActionContext aws) {
        var password = MasterPassword.of(Database.get(in.named(), aws), aws);
        return new Out(
                in.isNew(password),
                password.secret() == null ? "" : password.secret(),
                password.status(),
                password.changed() == null ? "" : password.changed().toString());
    }

    @Override
    public List<String> waitStates() {
        return List.of(CHANGED);
    }

    @Override
    public Progress progress(String until, In in, Out out, ActionContext aws) {
        var password = MasterPassword.of(Database.get(in.named(), aws), aws);
        if (password.status().equals("impaired"))
            throw new ActionException(
                    "SecretImpaired",
                    "RDS cannot rotate the secret of the %s: it may not use the secret or its KMS key any more. Mend that, then run the step again."
                            .formatted(in.named()));
        return new Progress(
                in.isNew(password) && !password.underWay(), "%s: %s".formatted(in.database(), password.status()));
    }
}
