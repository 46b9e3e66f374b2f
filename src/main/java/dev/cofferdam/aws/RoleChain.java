package dev.cofferdam.aws;

import dev.cofferdam.aws.AwsError.Category;
import dev.cofferdam.aws.ProfileChain.Role;
import dev.cofferdam.aws.SignInPrompts.MfaRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

/**
 * Assumes the roles of a chain one after the other, asks for MFA codes on the way, and marks each session with the
 * case. Used by one thread at a time.
 */
final class RoleChain {
    /** Source: IAM User Guide, "Roles terms and concepts", role chaining: one hour at most. */
    private static final Duration LONGEST_CHAINED = Duration.ofHours(1);

    /** STS as it is asked with some credentials; closed after the call. */
    @FunctionalInterface
    interface Sts extends Function<AwsCredentials, ClientFactory> {}

    private final String profile;
    private final List<Role> roles;
    private final String region;
    private final String sessionName;
    private final @Nullable CaseMark mark;
    private final Sts sts;
    private final SignInPrompts prompts;

    /**
     * @param profile that is signed in to
     * @param sessionName of a role whose profile names none; the same each time, so that a renewed session has the ARN
     *     of the one before
     * @param mark null: there is no case to tie its calls to
     */
    RoleChain(
            String profile,
            List<Role> roles,
            String region,
            String sessionName,
            @Nullable CaseMark mark,
            Sts sts,
            SignInPrompts prompts) {
        this.profile = profile;
        this.roles = roles;
        this.region = region;
        this.sessionName = sessionName;
        this.mark = mark;
        this.sts = sts;
        this.prompts = prompts;
    }

    /**
     * @param chained whether {@code from} are those of a role already
     * @throws AwsSessionException when a role is refused, or a code was not given
     */
    AwsCredentials assume(AwsCredentials from, boolean chained) throws InterruptedException {
        while (true) {
            var last = walk(from, chained);
            if (last.isPresent()) return last.get();
        }
    }

    /** @return empty: it has to be walked again, without what a role further on refuses to inherit */
    private Optional<AwsCredentials> walk(AwsCredentials from, boolean chained) throws InterruptedException {
        var by = from;
        for (var i = 0; i < roles.size(); i++) {
            var next = step(roles.get(i), by, i > 0, chained || i > 0);
            if (next.isEmpty()) return Optional.empty();
            by = next.get();
        }
        return Optional.of(by);
    }

    private Optional<AwsCredentials> step(Role role, AwsCredentials by, boolean inherits, boolean chained)
            throws InterruptedException {
        String code = null;
        var refused = false;
        while (true) {
            if (role.mfaSerial() != null && code == null) code = ask(role, role.mfaSerial(), refused);
            try {
                return Optional.of(call(role, by, chained, code));
            } catch (StsException e) {
                var error = AwsErrors.explain(e);
                if (mark != null && mark.namesSource() && refusesSource(error)) {
                    mark.withoutSource();
                    sayUnmarked(role, "its source identity (sts:SetSourceIdentity)");
                    if (inherits) return Optional.empty();
                } else if (mark != null && mark.tags(role.arn()) && refusesTags(error)) {
                    mark.withoutTag(role.arn());
                    sayUnmarked(role, "a session tag (sts:TagSession)");
                } else if (code != null && refusesCode(error)) {
                    code = null;
                    refused = true;
                } else {
                    throw refused(role, error, e);
                }
            } catch (SdkException e) {
                throw refused(role, AwsErrors.explain(e), e);
            }
        }
    }

    private AwsCredentials call(Role role, AwsCredentials by, boolean chained, @Nullable String code) {
        var request = AssumeRoleRequest.builder()
                .roleArn(role.arn())
                .roleSessionName(role.sessionName() == null ? sessionName : role.sessionName())
                .externalId(role.externalId())
                .durationSeconds(seconds(role, chained))
                .serialNumber(role.mfaSerial())
                .tokenCode(code);
        if (mark != null && mark.namesSource()) request.sourceIdentity(mark.sourceIdentity());
        if (mark != null && mark.tags(role.arn()))
            request.tags(Tag.builder().key(CaseMark.TAG).value(mark.tag()).build());
        try (var clients = sts.apply(by)) {
            return signed(clients.client(StsClient.class, region)
                    .assumeRole(request.build())
                    .credentials());
        }
    }

    private static AwsCredentials signed(Credentials given) {
        return AwsSessionCredentials.builder()
                .accessKeyId(given.accessKeyId())
                .secretAccessKey(given.secretAccessKey())
                .sessionToken(given.sessionToken())
                .expirationTime(given.expiration())
                .build();
    }

    private static @Nullable Integer seconds(Role role, boolean chained) {
        var wish = role.duration();
        if (wish == null) return null;
        var capped = chained && wish.compareTo(LONGEST_CHAINED) > 0 ? LONGEST_CHAINED : wish;
        return Math.toIntExact(capped.toSeconds());
    }

    private String ask(Role role, String serial, boolean refused) throws InterruptedException {
        return prompts.mfaCode(new MfaRequest(profile, serial, role.arn(), refused))
                .orElseThrow(() -> new AwsSessionException(
                        "Not signed in to profile %s: no code of the MFA device %s was given. Try again with one."
                                .formatted(profile, serial)));
    }

    private void sayUnmarked(Role role, String what) {
        prompts.tell(
                "%s does not let its sessions carry %s: CloudTrail will not tie its calls to the case by that. Have its trust policy allow it."
                        .formatted(role.arn(), what));
    }

    private static boolean refusesSource(AwsError error) {
        return "sts:SetSourceIdentity".equals(error.missingPermission()) || says(error, "source identity");
    }

    private static boolean refusesTags(AwsError error) {
        return "sts:TagSession".equals(error.missingPermission()) || says(error, "session tag");
    }

    /** As STS words it: "MultiFactorAuthentication failed with invalid MFA one time pass code". */
    private static boolean refusesCode(AwsError error) {
        return error.category() == Category.DENIED && says(error, "multifactorauthentication");
    }

    private static boolean says(AwsError error, String words) {
        return error.what().toLowerCase(Locale.ROOT).contains(words);
    }

    private static AwsSessionException refused(Role role, AwsError error, Exception cause) {
        return new AwsSessionException(
                "Role %s of profile %s cannot be assumed. %s".formatted(role.arn(), role.profile(), error.message()),
                cause);
    }
}
