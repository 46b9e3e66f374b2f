package dev.cofferdam.servers;

import static dev.cofferdam.servers.Fact.at;
import static dev.cofferdam.servers.Fact.each;
import static dev.cofferdam.servers.Fact.that;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.local.CopyBundle;
import dev.cofferdam.action.local.NoiseBundler;
import dev.cofferdam.servers.ChangeCase.Situation;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** How the action that keeps a case in an account is tried. */
final class BundleCases {
    private static final int SIZE = 70_000;

    private BundleCases() {}

    static List<Case> all() {
        return List.of(new ChangeCase<>(new CopyBundle(new NoiseBundler(SIZE)), BundleCases::copyBundle));
    }

    private static Situation<CopyBundle.In, CopyBundle.Out> copyBundle(Server server) {
        var bucket = server.account().evidenceBucket();
        var key = "case/bundle/0000000000-%s/case.zip".formatted("0".repeat(64));
        var until =
                server.aws().clock().instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(30));
        var head = new Read("s3", "HeadObject", Map.of("Bucket", bucket, "Key", key));
        return new Situation<>(
                new CopyBundle.In(bucket, null, until.toString(), false),
                List.of(
                        that(
                                        "what is in " + bucket,
                                        new Read("s3", "ListObjectVersions", "Bucket", bucket),
                                        each("/Versions", "/Key", "/Size", "/IsLatest"))
                                .becomes(List.of("%s %d true".formatted(key, SIZE))),
                        that("its lock", head, at("/ObjectLockMode")).becomes("COMPLIANCE")),
                out -> {
                    assertThat(out.agrees()).isTrue();
                    assertThat(out.size()).isEqualTo(SIZE);
                    assertThat(out.retainUntil()).isEqualTo(until.toString());
                });
    }
}
