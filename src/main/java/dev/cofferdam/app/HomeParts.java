package dev.cofferdam.app;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.cofferdam.action.Action;
import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.CaseExporter;
import dev.cofferdam.action.accessanalyzer.AccessAnalyzerActions;
import dev.cofferdam.action.account.AccountActions;
import dev.cofferdam.action.athena.AthenaActions;
import dev.cofferdam.action.autoscaling.AutoScalingActions;
import dev.cofferdam.action.aws.AwsActions;
import dev.cofferdam.action.backup.BackupActions;
import dev.cofferdam.action.cloudformation.CloudFormationActions;
import dev.cofferdam.action.cloudfront.CloudFrontActions;
import dev.cofferdam.action.cloudtrail.CloudTrailActions;
import dev.cofferdam.action.config.ConfigActions;
import dev.cofferdam.action.ec2.Ec2Actions;
import dev.cofferdam.action.ecs.EcsActions;
import dev.cofferdam.action.eks.EksActions;
import dev.cofferdam.action.elb.ElbActions;
import dev.cofferdam.action.elbv2.Elbv2Actions;
import dev.cofferdam.action.events.EventsActions;
import dev.cofferdam.action.guardduty.GuardDutyActions;
import dev.cofferdam.action.iam.IamActions;
import dev.cofferdam.action.identitycenter.IdentityCenterActions;
import dev.cofferdam.action.kms.KmsActions;
import dev.cofferdam.action.lambda.LambdaActions;
import dev.cofferdam.action.local.CaseActions;
import dev.cofferdam.action.logs.LogsActions;
import dev.cofferdam.action.networkfirewall.NetworkFirewallActions;
import dev.cofferdam.action.organizations.OrganizationsActions;
import dev.cofferdam.action.rds.RdsActions;
import dev.cofferdam.action.resources.ResourcesActions;
import dev.cofferdam.action.route53resolver.Route53ResolverActions;
import dev.cofferdam.action.s3.S3Actions;
import dev.cofferdam.action.secretsmanager.SecretsManagerActions;
import dev.cofferdam.action.securityhub.SecurityHubActions;
import dev.cofferdam.action.ses.SesActions;
import dev.cofferdam.action.sfn.SfnActions;
import dev.cofferdam.action.ssm.SsmActions;
import dev.cofferdam.action.sts.StsActions;
import dev.cofferdam.action.wafv2.Wafv2Actions;
import dev.cofferdam.aws.LiveSessions;
import dev.cofferdam.aws.Sessions;
import dev.cofferdam.aws.SignInPrompts;
import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.CaseHome;
import dev.cofferdam.caselog.Cases;
import dev.cofferdam.cli.Parts;
import dev.cofferdam.playbook.FolderPlaybooks;
import dev.cofferdam.playbook.PlaybookReader;
import dev.cofferdam.playbook.PlaybookSource;
import dev.cofferdam.playbook.Problem;
import dev.cofferdam.range.Pacing;
import dev.cofferdam.range.RangeSessions;
import dev.cofferdam.range.ScenarioSummary;
import dev.cofferdam.report.Timeline;
import dev.cofferdam.run.RunEngine;
import dev.cofferdam.run.Runs;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Everything that works below one home folder, each part made when it is first asked for. Thread-safe. */
final class HomeParts implements Parts {
    private final Path home;
    private final Lazy<Actor> actor;
    private final Lazy<Cases> cases;
    private final Lazy<CaseExporter> exporter;
    private final Lazy<ActionRegistry> actions;
    private final Lazy<FolderPlaybooks> playbooks;
    private final Lazy<RangeSessions> range;
    private final Lazy<LiveSessions> live;
    private final Lazy<Runs> runs;

    /** Where nobody can be asked to sign in. */
    HomeParts(Path home, Clock clock, Map<String, String> env, Pacing pacing) {
        this(home, clock, env, pacing, SignInPrompts.NOBODY);
    }

    /**
     * @param pacing how long waiting on the range really takes
     * @param prompts by which whoever sits there is asked to sign in
     */
    HomeParts(Path home, Clock clock, Map<String, String> env, Pacing pacing, SignInPrompts prompts) {
        this.home = home;
        actor = new Lazy<>(() -> Responder.of(env, System.getProperty("user.name", "unknown")));
        cases = new Lazy<>(() -> new CaseHome(home, clock, new SecureRandom()));
        exporter = new Lazy<>(() -> new Timeline(cases.get()));
        actions = new Lazy<>(() -> new ActionRegistry(all(exporter.get())));
        playbooks = new Lazy<>(() -> new FolderPlaybooks(new PlaybookReader(actions.get()), home.resolve("playbooks")));
        range = new Lazy<>(() -> new RangeSessions(clock, pacing));
        live = new Lazy<>(() -> new LiveSessions(clock, Main.version(), prompts));
        runs = new Lazy<>(() -> new RunEngine(
                actions.get(),
                new PlaybookReader(actions.get()),
                clock,
                () -> UuidCreator.getTimeOrderedEpoch().toString()));
    }

    private static List<Action<?, ?>> all(CaseExporter exporter) {
        return Stream.of(
                        StsActions.all(),
                        AwsActions.all(),
                        Ec2Actions.all(),
                        IamActions.all(),
                        KmsActions.all(),
                        AutoScalingActions.all(),
                        ElbActions.all(),
                        SsmActions.all(),
                        Elbv2Actions.all(),
                        CloudTrailActions.all(),
                        GuardDutyActions.all(),
                        SecurityHubActions.all(),
                        ConfigActions.all(),
                        AccessAnalyzerActions.all(),
                        AccountActions.all(),
                        LogsActions.all(),
                        AthenaActions.all(),
                        S3Actions.all(),
                        RdsActions.all(),
                        LambdaActions.all(),
                        EcsActions.all(),
                        EksActions.all(),
                        EventsActions.all(),
                        SfnActions.all(),
                        CloudFormationActions.all(),
                        SesActions.all(),
                        CloudFrontActions.all(),
                        BackupActions.all(),
                        OrganizationsActions.all(),
                        SecretsManagerActions.all(),
                        ResourcesActions.all(),
                        Wafv2Actions.all(),
                        NetworkFirewallActions.all(),
                        Route53ResolverActions.all(),
                        IdentityCenterActions.all(),
                        CaseActions.all(exporter))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Path home() {
        return home;
    }

    @Override
    public Path logFile() {
        return LogFile.in(home.resolve("logs"));
    }

    @Override
    public Actor actor() {
        return actor.get();
    }

    @Override
    public Cases cases() {
        return cases.get();
    }

    @Override
    public CaseExporter exporter() {
        return exporter.get();
    }

    @Override
    public ActionRegistry actions() {
        return actions.get();
    }

    @Override
    public PlaybookSource playbooks() {
        return playbooks.get();
    }

    @Override
    public List<Problem> check(Path file) throws IOException {
        return playbooks.get().check(file);
    }

    @Override
    public Sessions sessions() {
        return new JoinedSessions(live, range);
    }

    @Override
    public List<ScenarioSummary> scenarios() {
        return range.get().scenarios();
    }

    @Override
    public JsonNode finding(String scenario) {
        return range.get().finding(scenario);
    }

    @Override
    public Runs runs() {
        return runs.get();
    }
}
