using System.Runtime.InteropServices;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Files;
using BriefingBus.ServiceDefaults.Health;
using BriefingBus.ServiceDefaults.Logging;
using BriefingBus.ServiceDefaults.Reports;
using BriefingBus.ServiceDefaults.Settings;
using BriefingBus.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Serilog;

namespace BriefingBus.ServiceDefaults;

/// <summary>Runs a service as a process, from the parts that each <c>Program.cs</c> supplies.</summary>
/// <param name="Name">The service's name in lower case.</param>
/// <param name="Port">The loopback port of its HTTP endpoints, unless <c>ASPNETCORE_URLS</c> or <c>ASPNETCORE_HTTP_PORTS</c> sets
/// others.</param>
public sealed record ServiceHost(string Name, int Port)
{
    /// <summary>The time in which a stopping process must finish its work; its container's grace period is 30 s.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(25);

    /// <summary>The time after which a stopping process ends itself.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(27);

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    /// <summary>Reads the service's configuration once, before anything starts; throws <see cref="WrongConfigurationException"/> if it is
    /// invalid.</summary>
    public Func<IConfiguration, ServiceConfiguration> Configuration { get; init; } = _ => ServiceConfiguration.None;

    /// <summary>Registers the service's own parts.</summary>
    public Action<IServiceCollection, IConfiguration> Services { get; init; } = (_, _) => { };

    /// <summary>Adds the service's consumers to the bus.</summary>
    public required Action<IBusRegistrationConfigurator> Consumers { get; init; }

    /// <summary>Maps the service's own HTTP endpoints, in addition to its health.</summary>
    public Action<WebApplication> Endpoints { get; init; } = _ => { };

    /// <summary>Runs the service until it is stopped.</summary>
    /// <returns>Exit code: 0 if stopped, 2 if the configuration is invalid; with <c>--health</c> alone, the readiness of the running
    /// process: 0 if ready, 1 if not.</returns>
    public async Task<int> RunAsync(string[] args)
    {
        PrivateFiles.Begin();
        TerminalWriter.Install();
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return await RunConfiguredAsync(args);
        }
        catch (WrongConfigurationException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 2;
        }
        finally
        {
            await Log.CloseAndFlushAsync();
        }
    }

    private async Task<int> RunConfiguredAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        ListenAddresses.Check(builder.Configuration);
        if (args is [HealthProbe.Argument])
            return await HealthProbe.RunAsync(AddressOf(builder.Configuration));

        var own = Configuration(builder.Configuration);
        using var stop = new CancellationTokenSource();
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        try
        {
            var wait = FirstWait;
            while (await RunOnceAsync(builder, own, wait, stop.Token) is { } next)
            {
                wait = next != own ? FirstWait : wait * 2 < MaxWait ? wait * 2 : MaxWait;
                (own, builder) = (next, WebApplication.CreateSlimBuilder(args));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"{Name} was stopped before it had started.");
        }
        return Environment.ExitCode;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    /// <summary>Starts the service and runs it until it is stopped.</summary>
    /// <returns>The configuration to restart with: the same after a transient failure of the start, a changed one after a reload; null if
    /// the service was stopped.</returns>
    private async Task<ServiceConfiguration?> RunOnceAsync(
        WebApplicationBuilder builder, ServiceConfiguration own, TimeSpan wait, CancellationToken stop)
    {
        Log.Logger = LogRegistration.Bootstrap(builder.Configuration, Name, own.Log);
        own.AddTo(builder.Services);
        await using var app = Build(builder, own);
        try
        {
            await app.StartAsync(stop);
        }
        catch (Exception exception) when (TransientFault.IsTransient(exception))
        {
            app.Logger.LogError("The start failed: {Reason}. Retrying in {Wait}", exception.GetBaseException().Message, wait);
            await Task.Delay(wait, TimeProvider.System, stop);
            return own;
        }
        await using var limit = EndAtLimit(app);
        await app.WaitForShutdownAsync(CancellationToken.None);
        if (stop.IsCancellationRequested || own.Next(app.Services) is not { } next)
            return null;
        if (next.Listen != own.Listen)
            app.Logger.LogWarning("{Service} still listens on {Address}; a change of it needs a restart", Name, own.Listen);
        return next with { Listen = own.Listen };
    }

    /// <summary>Ends a process that does not stop in time, as its container would some seconds later without a log line. Unfinished
    /// messages return to their queue, as after any kill.</summary>
    private ITimer EndAtLimit(WebApplication app)
    {
        var timer = TimeProvider.System.CreateTimer(
            _ =>
            {
                app.Logger.LogWarning(
                    "{Service} did not stop within {Limit}; ending it. Unfinished messages go back to their queue", Name, StopLimit);
                Environment.Exit(1);
            },
            state: null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        app.Lifetime.ApplicationStopping.Register(() => timer.Change(StopLimit, Timeout.InfiniteTimeSpan));
        return timer;
    }

    private WebApplication Build(WebApplicationBuilder builder, ServiceConfiguration own)
    {
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey])
            && string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.HttpPortsKey]))
            builder.WebHost.UseUrls(OwnAddress(own));
        builder.Services.AddBriefingLog(builder.Configuration, Name, configured: own.Log);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopTimeout);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddHealthChecks();
        var telemetry = TelemetryOptions.From(builder.Configuration);
        builder.Services.AddBriefingTelemetry(telemetry, Name);
        builder.Services.AddServiceReports(Name);
        Services(builder.Services, builder.Configuration);
        builder.Services.AddBriefingBus(BusOptions.From(builder.Configuration), Consumers);

        var app = builder.Build();
        app.MapHealth();
        app.MapBriefingMetrics(telemetry);
        Endpoints(app);
        return app;
    }

    private string OwnAddress(ServiceConfiguration own) => own.Listen ?? $"http://127.0.0.1:{Port}";

    /// <summary>The address of the running process. The service's configuration is read only if the environment names none: the running
    /// process continues with the previous one while a changed file is wrong, and its probe must not fail meanwhile.</summary>
    private BindingAddress AddressOf(IConfiguration configuration)
    {
        if (configuration[WebHostDefaults.ServerUrlsKey]?.Split(';')[0] is { Length: > 0 } url)
            return BindingAddress.Parse(url);
        return BindingAddress.Parse(configuration[WebHostDefaults.HttpPortsKey]?.Split(';')[0] is { Length: > 0 } port
            ? $"http://*:{port}"
            : OwnAddress(Configuration(configuration)));
    }
}
