using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Settings;
using Microsoft.Extensions.Configuration;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Hosting;
using Serilog.Formatting;
using Serilog.Formatting.Compact;
using Serilog.Settings.Configuration;

namespace BriefingBus.ServiceDefaults.Logging;

/// <summary>Sets up Serilog. Logs go to the console: text on a terminal, otherwise one compact JSON object a line. <c>LOG__FORMAT</c>
/// (<c>text</c> or <c>json</c>) and <c>LOG__LEVEL</c> override that; a <c>Serilog</c> section can add anything.</summary>
public static class LogRegistration
{
    private static readonly string[] ConnectionAttempts =
        ["Connection Failed", "ReceiveTransport Cannot Retry", "ReceiveTransport Faulted", "Bus start faulted", "Failed to stop bus"];

    /// <summary>Makes Serilog the log of the process.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The process's configuration.</param>
    /// <param name="service">Name of the service, added to each event.</param>
    /// <param name="toStandardError">True if standard output is the command's result, such as a briefing.</param>
    /// <param name="configured">The options of the configuration file, for those that the environment does not set.</param>
    /// <exception cref="WrongEnvironmentException"><c>LOG__LEVEL</c> or <c>LOG__FORMAT</c> has an unknown value.</exception>
    public static IServiceCollection AddBriefingLog(
        this IServiceCollection services, IConfiguration configuration, string service, bool toStandardError = false,
        LogOptions? configured = null)
    {
        var options = Options(configuration, configured);
        return services.AddSerilog(
            log => Configure(log, options, configuration, service, toStandardError),
                preserveStaticLogger: Log.Logger is not ReloadableLogger);
    }

    /// <summary>Creates the log until the host is built, which then replaces it.</summary>
    internal static ReloadableLogger Bootstrap(IConfiguration configuration, string service, LogOptions? configured) =>
        Configure(new LoggerConfiguration(), Options(configuration, configured), configuration, service).CreateBootstrapLogger();

    private static LogOptions Options(IConfiguration configuration, LogOptions? configured)
    {
        var options = EnvironmentOptions.Read<LogOptions>(configuration, LogOptions.Section);
        return options with { Level = options.Level ?? configured?.Level, Format = options.Format ?? configured?.Format };
    }

    private static LoggerConfiguration Configure(
        LoggerConfiguration log, LogOptions options, IConfiguration configuration, string service, bool toStandardError = false)
    {
        var redirected = toStandardError ? Console.IsErrorRedirected : Console.IsOutputRedirected;
        var format = options.Format ?? (redirected ? LogFormat.Json : LogFormat.Text);
        ITextFormatter formatter = format == LogFormat.Json ? new RenderedCompactJsonFormatter() : new LogText();
        log
            .MinimumLevel.Is(options.Level ?? LogEventLevel.Information)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            // ServiceHost reports a failed start once, as a sentence.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
            // A failed command throws to its caller; this line would log it a second time.
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Fatal)
            // The broker's monitor and the database's callers log the reasons; probes would repeat them every few seconds.
            .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Fatal)
            // Its warning about each key that another secret encrypted needs no action: the page creates a new key.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
            .MinimumLevel.Override("MassTransit", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .Filter.ByExcluding(IsConnectionAttempt)
            .Filter.ByExcluding(IsRetry)
            .Filter.ByExcluding(IsFailedMessage)
            .Enrich.FromLogContext()
            .Enrich.WithProperty("Service", service)
            .WriteTo.Console(formatter, standardErrorFromLevel: toStandardError ? LevelAlias.Minimum : null);
        // Searches the files beside the program for sinks: if several programs are published together, only one has its deps.json.
        return configuration.GetSection("Serilog").Exists()
            ? log.ReadFrom.Configuration(configuration, new ConfigurationReaderOptions(ConfigurationAssemblySource.AlwaysScanDllFiles))
            : log;
    }

    /// <summary>Whether an event is MassTransit's stack trace of an attempt that failed transiently. The retry logs a sentence
    /// instead.</summary>
    private static bool IsRetry(LogEvent entry) => entry.Exception is { } fault && TransientFault.IsTransient(fault)
        && IsOfMassTransit(entry);

    /// <summary>Whether an event is MassTransit's stack trace of a failed message. <see cref="FailedMessageLog"/> logs a sentence
    /// instead.</summary>
    private static bool IsFailedMessage(LogEvent entry) =>
        entry.MessageTemplate.Text.StartsWith("R-FAULT", StringComparison.Ordinal) && IsOfMassTransit(entry);

    private static bool IsOfMassTransit(LogEvent entry) =>
        entry.Properties.TryGetValue(Constants.SourceContextPropertyName, out var source)
            && source.ToString().Contains("MassTransit", StringComparison.Ordinal);

    /// <summary>Whether an event is MassTransit's stack trace of a failed connection. The broker's monitor logs a sentence a minute
    /// instead.</summary>
    private static bool IsConnectionAttempt(LogEvent entry) =>
        ConnectionAttempts.Any(t => entry.MessageTemplate.Text.StartsWith(t, StringComparison.Ordinal)) && IsOfMassTransit(entry);
}
