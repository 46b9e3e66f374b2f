package dev.cofferdam.ui;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.CaseBundler;
import dev.cofferdam.action.CaseExporter;
import dev.cofferdam.aws.Sessions;
import dev.cofferdam.caselog.Actor;
import dev.cofferdam.caselog.Cases;
import dev.cofferdam.playbook.PlaybookSource;
import dev.cofferdam.run.Runs;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the window works with.
 *
 * @param practices what can be practised on the range; may take its time, so it is never asked on the screen's thread
 * @param exportFolder where exports are suggested to go
 */
public record WorkbenchServices(
        Cases cases,
        PlaybookSource playbooks,
        Sessions sessions,
        Runs runs,
        ActionRegistry actions,
        CaseExporter exporter,
        CaseBundler bundler,
        Actor actor,
        Clock clock,
        Supplier<List<Practice>> practices,
        Path exportFolder,
        SettingsFile settings) {}
