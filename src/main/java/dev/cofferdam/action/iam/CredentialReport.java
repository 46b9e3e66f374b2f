package dev.cofferdam.action.iam;

import dev.cofferdam.action.ActionContext;
import dev.cofferdam.action.ActionException;
import dev.cofferdam.action.ActionSpec;
import dev.cofferdam.action.Input;
import dev.cofferdam.action.Kind;
import dev.cofferdam.action.Output;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.ReadAction;
import dev.cofferdam.action.Risk;
import dev.cofferdam.action.Span;
import dev.cofferdam.action.ValueType;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ReportStateType;

/**
 * Source: IAM API Reference, GenerateCredentialReport, GetCredentialReport; IAM User Guide, "Generate credential
 * reports for your AWS account".
 */
public final class CredentialReport implements ReadAction<CredentialReport.In, CredentialReport.Out> {
    private static final Duration WAIT = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

    public record In(
            @Input(
                    type = ValueType.DURATION,
                    value = "How long to wait at most until IAM has made the report; 5m unless given.",
                    optional = true)
            @Nullable
            String patience) {}

    public record Out(
            @Output(type = ValueType.TIMESTAMP, value = "When IAM made the report, which may be four hours ago.")
            String generatedAt,

            @Output("How many users there are, without the root user.")
            long users,

            @Output("Users who can sign in by a password and have no MFA device, sorted.")
            List<String> passwordWithoutMfa,

            @Output("Users with an active access key, sorted.")
            List<String> activeKeys,

            @Output("Whether the root user has an active access key.")
            boolean rootKey,

            @Output("Whether the root user has an MFA device.")
            boolean rootMfa,

            @Output("The evidence: the report as IAM made it, CSV.")
            String evidenceSha256) {}

    @Override
    public ActionSpec<In, Out> spec() {
        return new ActionSpec<>(
                "iam.credential-report",
                "Keep the account's credential report",
                """
                Lets IAM make its report of all users' credentials (password, MFA, both access keys, certificates: \
                whether active, when changed, when last used) and keeps it as it is. The root user is in it, which no \
                other call tells so much about.

                - **It may be four hours old**: IAM makes a new one only when the last is older than that. What the \
                attacker made since is not in it; `generated_at` tells, and `iam.describe-principal` reads anew.
                - Making it takes from seconds to minutes, which the step waits.
                - It tells nothing of roles; `iam.authorization-details` does.
                """,
                Kind.PRESERVE,
                Risk.READ,
                In.class,
                Out.class,
                List.of(Permission.of("iam:GenerateCredentialReport"), Permission.of("iam:GetCredentialReport")),
                "Nothing is changed.",
                null);
    }

    @Override
    public Out read(In in, ActionContext aws) {
        var iam = aws.client(IamClient.class);
        await(iam, in.patience() == null || in.patience().isEmpty() ? WAIT : Span.of(in.patience()), aws);
        var report = iam.getCredentialReport();
        var name = "iam-credential-report-%s.csv".formatted(aws.account());
        var kept =
                aws.keep(name, report.reportFormatAsString(), report.content().asInputStream());
        var rows = ReportRows.of(report.content().asUtf8String());
        var root = rows.root();
        return new Out(
                report.generatedTime().toString(),
                rows.users().size(),
                rows.users(row -> row.has("password_enabled") && !row.has("mfa_active")),
                rows.users(ReportRows.Row::hasActiveKey),
                root.map(ReportRows.Row::hasActiveKey).orElse(false),
                root.map(row -> row.has("mfa_active")).orElse(false),
                kept.sha256());
    }

    private static void await(IamClient iam, Duration longest, ActionContext aws) {
        var end = aws.clock().instant().plus(longest);
        while (iam.generateCredentialReport().state() != ReportStateType.COMPLETE) {
            if (!aws.clock().instant().isBefore(end))
                throw new ActionException(
                        "ReportInProgress",
                        "IAM has not finished the credential report of account %s within %d s. Run the step again in some minutes: it goes on where it is."
                                .formatted(aws.account(), longest.toSeconds()));
            aws.progress("Waiting for IAM to make the credential report");
            aws.pause(BETWEEN_LOOKS);
        }
    }
}
