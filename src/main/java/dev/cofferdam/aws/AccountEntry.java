package dev.cofferdam.aws;

import dev.cofferdam.aws.ClientFactory.Access;
import dev.cofferdam.aws.ProfileChain.Role;
import dev.cofferdam.caselog.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Enters other accounts from a session that is open: assumes a role there with the session's credentials of that
 * moment, again whenever the role's own come to their end. Where the session's have come to theirs too, they are
 * renewed first. Thread-safe.
 *
 * @param access of the session that it is entered from
 * @param validity of that session
 * @param caseId that the calls are tied to; null: none
 */
record AccountEntry(
        Target target,
        Mode mode,
        String region,
        Access access,
        Validity validity,
        String sessionName,
        @Nullable String caseId,
        SessionRecords records,
        ProfileSignIn.Around around) {

    /** @throws AwsSessionException when the role is refused; that is recorded */
    AwsSession enter(AccountRole there, Identity from) {
        return records.ifRefused(() -> {
            var mark = caseId == null ? null : new CaseMark(caseId);
            var arn = there.arn(from.partition());
            var credentials = assumed(arn, there.externalId(), mark);
            var clients = new ClientFactory(access.with(credentials));
            try {
                var identity = SignIn.identity(target, clients, region);
                var session = new LiveSession(
                        target, mode, identity, region, clients, credentials, around.clock(), this::noFurther);
                records.entered(session, from, arn, mark);
                return session;
            } catch (RuntimeException e) {
                clients.close();
                throw e;
            }
        });
    }

    private AwsSession noFurther(AccountRole there) {
        throw new AwsSessionException("%s is entered from the account that was signed in to.".formatted(there));
    }

    private SessionCredentials assumed(String arn, @Nullable String externalId, @Nullable CaseMark mark) {
        var role = new Role(target.toString(), arn, null, externalId, null, null);
        var chain = new RoleChain(
                target.toString(), List.of(role), region, sessionName, mark, this::clients, around.prompts());
        try {
            return SessionCredentials.fetched(() -> assumed(chain), around.clock());
        } catch (InterruptedException | AbortedException e) {
            Thread.currentThread().interrupt();
            throw new AwsSessionException("The sign-in was interrupted. Try again.", e);
        }
    }

    private AwsCredentials assumed(RoleChain chain) throws InterruptedException {
        var renewal = records.renewal(validity);
        renewal.whenDue();
        var seen = renewal.generation();
        try {
            return chain.assume(access.credentials().resolveCredentials(), true);
        } catch (AwsSessionException e) {
            // AWS may have ended them before their time
            if (!(e.getCause() instanceof SdkException refused)
                    || !renewal.after(AwsErrors.explain(refused), seen, "sts:AssumeRole")) throw e;
            return chain.assume(access.credentials().resolveCredentials(), true);
        }
    }

    private ClientFactory clients(AwsCredentials credentials) {
        return new ClientFactory(access.with(StaticCredentialsProvider.create(credentials)));
    }
}
