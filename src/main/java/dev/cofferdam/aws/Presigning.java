package dev.cofferdam.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Signs what somebody else will send to S3. An address is good until its own end or that of the credentials that it was
 * signed with, whichever comes first. Source: Amazon S3 User Guide, "Download and upload objects with presigned URLs".
 *
 * @param endpoint instead of AWS's own, which knows a bucket by the path
 */
public record Presigning(
        AwsCredentialsProvider credentials, @Nullable URI endpoint, boolean fips, boolean dualStack) {
    /** Signs for one part of an upload; with its sum in the request, nothing else can be sent by the address. */
    public PresignedUrl part(UploadPartRequest part, String region, Duration valid) {
        var builder = S3Presigner.builder()
                .region(Region.of(region))
                .credentialsProvider(credentials)
                .fipsEnabled(fips)
                .dualstackEnabled(dualStack);
        if (endpoint != null)
            builder.endpointOverride(endpoint)
                    .serviceConfiguration(S3Configuration.builder()
                            .pathStyleAccessEnabled(true)
                            .build());
        try (var presigner = builder.build()) {
            var signed =
                    presigner.presignUploadPart(r -> r.uploadPartRequest(part).signatureDuration(valid));
            var headers = new TreeMap<String, String>();
            signed.signedHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
            headers.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).equals("host"));
            return new PresignedUrl(signed.url().toString(), headers);
        }
    }
}
