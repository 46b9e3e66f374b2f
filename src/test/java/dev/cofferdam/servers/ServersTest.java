package dev.cofferdam.servers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cofferdam.aws.AwsSession;
import dev.cofferdam.aws.LiveSessions;
import dev.cofferdam.aws.SignInPrompts;
import dev.cofferdam.aws.Target;
import dev.cofferdam.range.Fault;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every action does what it promises, on servers that are not ours as on the range: one case, two servers, and facts
 * that somebody else reads.
 */
class ServersTest {
    /** One of each protocol: EC2's, query, JSON, REST with JSON, REST with XML. */
    private static final Set<String> REFUSED = Set.of(
            "ec2.tag",
            "iam.quarantine-role",
            "cloudtrail.restore-logging",
            "lambda.stop-invocations",
            "s3.block-public-access");

    /** Narrows the suite while somebody works on some actions: {@code -Dservers.only=rds.}. */
    private static final String ONLY = System.getProperty("servers.only", "");

    static List<Case> all() {
        return Cases.all().stream().filter(c -> c.id().startsWith(ONLY)).toList();
    }

    static List<Case> onMoto() {
        return all().stream().filter(c -> Differences.of(c.name()).isEmpty()).toList();
    }

    static List<Case> notOnMoto() {
        return all().stream().filter(c -> Differences.of(c.name()).isPresent()).toList();
    }

    static Stream<Arguments> faults() {
        return faults(all());
    }

    static Stream<Arguments> faultsOnMoto() {
        return faults(onMoto());
    }

    /** A lost answer is for each action to cope with; what a call is refused for is alike for all. */
    private static Stream<Arguments> faults(List<Case> cases) {
        return cases.stream()
                .filter(ChangeCase.class::isInstance)
                .flatMap(c -> EnumSet.complementOf(EnumSet.of(Fault.Kind.LATENCY, Fault.Kind.STALE)).stream()
                        .filter(fault -> fault == Fault.Kind.RESET_AFTER || REFUSED.contains(c.id()))
                        .map(fault -> arguments(c, fault)));
    }

    static Stream<ChangeCase<?, ?>> seenLate() {
        return seenLate(all());
    }

    static Stream<ChangeCase<?, ?>> seenLateOnMoto() {
        return seenLate(onMoto());
    }

    /** Source: IAM User Guide, "Changes that I make are not always immediately visible". */
    private static Stream<ChangeCase<?, ?>> seenLate(List<Case> cases) {
        return cases.stream()
                .filter(ChangeCase.class::isInstance)
                .<ChangeCase<?, ?>>map(c -> (ChangeCase<?, ?>) c)
                .filter(c -> FirstChange.of(c).startsWith("iam:"));
    }

    private static ChangeCase<?, ?> caseOf(Meanwhile meanwhile) {
        return (ChangeCase<?, ?>) Cases.all().stream()
                .filter(c -> c.id().equals(meanwhile.action()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void listsDifferencesOfActionsThatAreTried() {
        assertThat(Differences.all())
                .extracting(Differences.Difference::action)
                .doesNotHaveDuplicates()
                .isSubsetOf(Cases.all().stream().map(Case::name).toList());
    }

    @Nested
    class OnTheRange {
        @ParameterizedTest(name = "{0}")
        @MethodSource("dev.cofferdam.servers.ServersTest#all")
        void thereAndBack(Case tried, @TempDir Path folder) {
            try (var server = new RangeServer(folder)) {
                new ThereAndBack(server).holds(tried);
            }
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("dev.cofferdam.servers.Meanwhile#all")
        void tellsWhatChangedMeanwhile(Meanwhile meanwhile, @TempDir Path folder) {
            try (var server = new RangeServer(folder)) {
                meanwhile.isTold(caseOf(meanwhile), server);
            }
        }

        @ParameterizedTest(name = "{0} {1}", allowZeroInvocations = true)
        @MethodSource("dev.cofferdam.servers.ServersTest#faults")
        void comesThrough(ChangeCase<?, ?> tried, Fault.Kind fault, @TempDir Path folder) {
            try (var server = new RangeServer(folder)) {
                new ComesThrough(server, fault).holds(tried, FirstChange.of(tried));
            }
        }

        @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
        @MethodSource("dev.cofferdam.servers.ServersTest#seenLate")
        void waitsForWhatIsShownLate(ChangeCase<?, ?> tried, @TempDir Path folder) {
            try (var server = new RangeServer(folder)) {
                new SeenLate(server).holds(tried, FirstChange.of(tried));
            }
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OnMoto {
        private @Nullable Moto moto;
        private @Nullable FaultyProxy proxy;
        private @Nullable AwsSession session;
        private @Nullable Boto3Reads reads;

        /** Once; before each test, for Surefire says nothing of a class that is skipped as a whole. */
        @BeforeEach
        void start(@TempDir Path nowhere) {
            if (moto != null) return;
            moto = Moto.startOrSkip();
            proxy = new FaultyProxy(moto.address());
            session = new LiveSessions(Clock.systemUTC(), "test", SignInPrompts.NOBODY)
                    .open(Target.parse("endpoint:" + proxy.address()), nowhere);
            reads = new Boto3Reads(moto.python(), moto.address(), session.defaultRegion());
        }

        @AfterAll
        void stop() {
            if (reads != null) reads.close();
            if (session != null) session.close();
            if (proxy != null) proxy.close();
            if (moto != null) moto.close();
        }

        @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
        @MethodSource("dev.cofferdam.servers.ServersTest#onMoto")
        void thereAndBack(Case tried) {
            try (var server = server()) {
                new ThereAndBack(server).holds(tried);
            }
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("dev.cofferdam.servers.Meanwhile#all")
        void tellsWhatChangedMeanwhile(Meanwhile meanwhile) {
            try (var server = server()) {
                meanwhile.isTold(caseOf(meanwhile), server);
            }
        }

        @ParameterizedTest(name = "{0} {1}", allowZeroInvocations = true)
        @MethodSource("dev.cofferdam.servers.ServersTest#faultsOnMoto")
        void comesThrough(ChangeCase<?, ?> tried, Fault.Kind fault) {
            try (var server = server()) {
                new ComesThrough(server, fault).holds(tried, FirstChange.of(tried));
            }
        }

        @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
        @MethodSource("dev.cofferdam.servers.ServersTest#seenLateOnMoto")
        void waitsForWhatIsShownLate(ChangeCase<?, ?> tried) {
            try (var server = server()) {
                new SeenLate(server).holds(tried, FirstChange.of(tried));
            }
        }

        /** Or the difference is none any more, and the case belongs among those above. */
        @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
        @MethodSource("dev.cofferdam.servers.ServersTest#notOnMoto")
        void failsWhereMotoDiffers(Case tried) {
            try (var server = server()) {
                assertThatThrownBy(() -> new ThereAndBack(server).holds(tried))
                        .hasMessageContaining(
                                Differences.of(tried.name()).orElseThrow().fails());
            }
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("dev.cofferdam.servers.Differences#lacking")
        void lacksWhatIsDeniedForIt(Differences.Lack lack) {
            assertThat(requireNonNull(reads).answer(lack.read()).has("Error")).isTrue();
        }

        private Server server() {
            return new MotoServer(
                    requireNonNull(moto), requireNonNull(proxy), requireNonNull(session), requireNonNull(reads));
        }
    }
}
