using BriefingBus.ServiceDefaults.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;
using Serilog.Formatting.Json;

namespace BriefingBus.ServiceDefaults.Logging;

/// <summary>The one place that knows Serilog. Logs go to the console: text for a person at a terminal, else one JSON object a line.
/// <c>LOG__FORMAT</c> (<c>text</c> or <c>json</c>) and <c>LOG__LEVEL</c> say otherwise; a <c>Serilog</c> section can add anything.</summary>
public static class LogRegistration
{
    private const string Text = "{Timestamp:HH:mm:ss} {Level:u3} {Service} {Message:lj}{NewLine}{Exception}";

    private static readonly string[] ConnectionAttempts =
        ["Connection Failed", "ReceiveTransport Cannot Retry", "ReceiveTransport Faulted", "Bus start faulted", "Failed to stop bus"];

    /// <summary>Replaces the logging providers by Serilog's.</summary>
    /// <param name="logging">The builder of the process's logging.</param>
    /// <param name="configuration">The process's configuration.</param>
    /// <param name="service">Name of the service, added to each event.</param>
    /// <param name="toStandardError">True where standard output belongs to the briefing.</param>
    /// <exception cref="WrongEnvironmentException"><c>LOG__LEVEL</c> or <c>LOG__FORMAT</c> is none that there is.</exception>
    public static ILoggingBuilder AddBriefingLog(
        this ILoggingBuilder logging, IConfiguration configuration, string service, bool toStandardError = false)
    {
        var redirected = toStandardError ? Console.IsErrorRedirected : Console.IsOutputRedirected;
        var options = EnvironmentOptions.Read<LogOptions>(configuration, LogOptions.Section);
        var format = options.Format ?? (redirected ? LogFormat.Json : LogFormat.Text);
        ITextFormatter formatter = format == LogFormat.Json ? new JsonFormatter(renderMessage: true) : new MessageTemplateTextFormatter(Text);
        var log = new LoggerConfiguration()
            .MinimumLevel.Is(options.Level)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            // A failed command is an exception where it was called; here it would be told twice.
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Fatal)
            // The reasons are told by BrokerConnection and by whoever used the database; probes would repeat them every few seconds.
            .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Fatal)
            // It warns of keys that are not encrypted: who can read them in the web page's database can read all that they protect.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
            .MinimumLevel.Override("MassTransit", LogEventLevel.Warning)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .Filter.ByExcluding(IsConnectionAttempt)
            .Enrich.FromLogContext()
            .Enrich.WithProperty("Service", service)
            .WriteTo.Console(formatter, standardErrorFromLevel: toStandardError ? LevelAlias.Minimum : null)
            .ReadFrom.Configuration(configuration)
            .CreateLogger();
        return logging.ClearProviders().AddSerilog(log, dispose: true);
    }

    /// <summary>MassTransit's stack trace for each failed attempt to connect: BrokerConnection says it once a minute, in a sentence.</summary>
    private static bool IsConnectionAttempt(LogEvent entry) =>
        ConnectionAttempts.Any(t => entry.MessageTemplate.Text.StartsWith(t, StringComparison.Ordinal)) &&
        entry.Properties.TryGetValue(Constants.SourceContextPropertyName, out var source) && source.ToString().Contains("MassTransit", StringComparison.Ordinal);
}
