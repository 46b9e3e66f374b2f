package dev.cofferdam.action;

import dev.cofferdam.action.Prerequisite.Answer.Holds;
import dev.cofferdam.action.Prerequisite.Answer.Lacks;
import dev.cofferdam.action.Prerequisite.Answer.Unknown;
import java.util.ArrayList;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A bucket for evidence: it is there, in the right region, versioned, locked and encrypted. Source: Amazon S3 User
 * Guide, "Locking objects with Object Lock", "Setting default server-side encryption behavior for Amazon S3 buckets".
 *
 * @param bucket the input that names it
 * @param region the input that names its region; the step's where it names none
 */
public record EvidenceBucket(String bucket, String region) implements Prerequisite {
    private static final Set<String> ELSEWHERE =
            Set.of("PermanentRedirect", "301", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException");

    @Override
    public String title() {
        return "Evidence bucket";
    }

    @Override
    public Answer look(Asked about) {
        var name = about.input(bucket);
        return name.isEmpty()
                ? new Unknown("Which bucket it is, only the run tells.")
                : look(about, name.get(), about.input(region).orElse(about.region()));
    }

    private Answer look(Asked about, String name, String where) {
        var s3 = about.clients().client(S3Client.class, where);
        try {
            var missing = new ArrayList<String>();
            if (s3.getBucketVersioning(r -> r.bucket(name)).status() != BucketVersioningStatus.ENABLED)
                missing.add("versioning");
            if (!isLocked(s3, name)) missing.add("Object Lock");
            if (!isEncrypted(s3, name)) missing.add("encryption by default");
            if (missing.isEmpty())
                return new Holds("%s in %s is versioned, locked and encrypted.".formatted(name, where));
            return new Lacks("Bucket %s has no %s: evidence in it is not safe. Turn it on, or name another bucket."
                    .formatted(name, String.join(", no ", missing)));
        } catch (S3Exception e) {
            var code = e.awsErrorDetails() == null
                    ? ""
                    : String.valueOf(e.awsErrorDetails().errorCode());
            if (code.equals("NoSuchBucket"))
                return new Lacks(
                        "There is no bucket %s. Make it, with Object Lock, or name another one.".formatted(name));
            if (ELSEWHERE.contains(code))
                return new Lacks("Bucket %s is not in %s. Name its region as %s.".formatted(name, where, region));
            throw e;
        }
    }

    private static boolean isLocked(S3Client s3, String name) {
        try {
            var lock = s3.getObjectLockConfiguration(r -> r.bucket(name)).objectLockConfiguration();
            return lock != null && lock.objectLockEnabled() == ObjectLockEnabled.ENABLED;
        } catch (S3Exception e) {
            if (e.awsErrorDetails().errorCode().equals("ObjectLockConfigurationNotFoundError")) return false;
            throw e;
        }
    }

    private static boolean isEncrypted(S3Client s3, String name) {
        try {
            return !s3.getBucketEncryption(r -> r.bucket(name))
                    .serverSideEncryptionConfiguration()
                    .rules()
                    .isEmpty();
        } catch (S3Exception e) {
            if (e.awsErrorDetails().errorCode().equals("ServerSideEncryptionConfigurationNotFoundError")) return false;
            throw e;
        }
    }
}
