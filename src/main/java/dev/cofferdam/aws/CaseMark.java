package dev.cofferdam.aws;

import java.util.HashSet;
import java.util.Set;

/**
 * What ties the calls of a session to a case in CloudTrail: the source identity and a session tag of every role that is
 * assumed. What a role's trust policy does not let us set is left out from then on.
 *
 * <p>The tag is set at each role anew and never transitive: a key that was inherited must not be passed again. A source
 * identity is inherited by every role further on, cannot be changed, and is refused by each whose trust policy does not
 * allow it; so it is set on all roles of a chain or on none. Source: IAM User Guide, "Monitor and control actions taken
 * with assumed roles" and "Pass session tags in AWS STS". Not thread-safe.
 */
final class CaseMark {
    static final String TAG = "cofferdam:case";

    /** Source: STS API Reference, AssumeRole, {@code SourceIdentity}. */
    private static final int LONGEST = 64;

    private final String caseId;
    private final Set<String> untagged = new HashSet<>();
    private boolean namesSource = true;

    CaseMark(String caseId) {
        this.caseId = caseId;
    }

    String tag() {
        return caseId;
    }

    /** 2 to 64 of {@code [\w+=,.@-]}, not beginning with {@code aws:}, which the prefix sees to. */
    String sourceIdentity() {
        var name = "cofferdam-" + caseId.replaceAll("[^\\w+=,.@-]", "-");
        return name.substring(0, Math.min(LONGEST, name.length()));
    }

    boolean namesSource() {
        return namesSource;
    }

    void withoutSource() {
        namesSource = false;
    }

    boolean tags(String roleArn) {
        return !untagged.contains(roleArn);
    }

    /** Roles whose sessions do not carry the tag. */
    Set<String> untagged() {
        return Set.copyOf(untagged);
    }

    void withoutTag(String roleArn) {
        untagged.add(roleArn);
    }
}
