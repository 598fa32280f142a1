using System.Globalization;
using BriefingBus.Hosting.Bus;
using BriefingBus.Hosting.Configuration;
using BriefingBus.Hosting.Health;
using BriefingBus.Hosting.Logging;
using BriefingBus.Hosting.Telemetry;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BriefingBus.Hosting;

/// <summary>A service as a process of its own: what every <c>Program.cs</c> fills in, and the frame round it.</summary>
/// <param name="Name">The service's name in lower case.</param>
/// <param name="Port">The loopback port of its HTTP endpoints, unless <c>ASPNETCORE_URLS</c> or <c>ASPNETCORE_HTTP_PORTS</c> says otherwise.</param>
public sealed record ServiceHost(string Name, int Port)
{
    /// <summary>How long a process that was told to stop may take; its container's grace period is 30 s.</summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(28);

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>The keys of <c>briefing.yaml</c> that the service reads, besides <c>editions</c>.</summary>
    public IReadOnlyList<TopLevelKey> Keys { get; init; } = [];

    /// <summary>What the service checks of an edition, beyond the form of its keys.</summary>
    public IReadOnlyList<EditionCheck> Checks { get; init; } = [];

    /// <summary>False for a service that needs nothing of <c>briefing.yaml</c> and starts without one.</summary>
    public bool ReadsBriefingYaml { get; init; } = true;

    /// <summary>Registers what the service does.</summary>
    public Action<IServiceCollection, IConfiguration> Services { get; init; } = (_, _) => { };

    /// <summary>Adds the service's consumers to the bus.</summary>
    public required Action<IBusRegistrationConfigurator> Consumers { get; init; }

    /// <summary>Maps the service's own HTTP endpoints, besides its health.</summary>
    public Action<WebApplication> Endpoints { get; init; } = _ => { };

    /// <summary>Where it listens by its own options; the environment's <c>ASPNETCORE_URLS</c> and <c>ASPNETCORE_HTTP_PORTS</c> come
    /// first. Null for <see cref="Port"/> on loopback.</summary>
    public Func<BriefingFile, string>? Listen { get; init; }

    /// <summary>Runs the service until it is told to stop. <c>BRIEFING_CONFIG</c> names its briefing.yaml.</summary>
    /// <returns>Exit code: 0 when stopped, 2 when the configuration is wrong; with <c>--health</c> alone, the answer of
    /// the running process: 0 ready, 1 not.</returns>
    public async Task<int> RunAsync(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return await RunConfiguredAsync(args);
        }
        catch (Exception wrong) when (wrong is ConfigurationMistakesException or WrongEnvironmentException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 2;
        }
    }

    private async Task<int> RunConfiguredAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        var file = ReadsBriefingYaml ? BriefingFile.Read(builder.Configuration["BRIEFING_CONFIG"] ?? "briefing.yaml", Keys, Checks) : null;
        if (args is [HealthProbe.Argument])
            return await HealthProbe.RunAsync(PortOf(builder.Configuration, file));

        for (var wait = FirstWait; !await RunOnceAsync(builder, file, wait); wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
            builder = WebApplication.CreateSlimBuilder(args);
        return 0;
    }

    /// <summary>Starts the service and runs it until it is told to stop. A start that fails for what can pass, as when the database
    /// goes away in the middle of it, ends with false, after the wait.</summary>
    private async Task<bool> RunOnceAsync(WebApplicationBuilder builder, BriefingFile? file, TimeSpan wait)
    {
        file?.AddTo(builder.Services);
        await using var app = Build(builder, file);
        try
        {
            await app.StartAsync();
        }
        catch (Exception exception) when (TransientFault.CanPass(exception))
        {
            app.Logger.LogError("The start failed: {Reason}. Trying again in {Wait}", exception.GetBaseException().Message, wait);
            await Task.Delay(wait, TimeProvider.System);
            return false;
        }
        await app.WaitForShutdownAsync();
        return true;
    }

    private WebApplication Build(WebApplicationBuilder builder, BriefingFile? file)
    {
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]) && string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.HttpPortsKey]))
            builder.WebHost.UseUrls(OwnAddress(file));
        builder.Logging.AddBriefingLog(builder.Configuration, Name);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopTimeout);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddHealthChecks();
        builder.Services.AddBriefingTelemetry(builder.Configuration, Name);
        Services(builder.Services, builder.Configuration);
        builder.Services.AddBriefingBus(BusOptions.From(builder.Configuration), Consumers);

        var app = builder.Build();
        app.MapHealth();
        Endpoints(app);
        return app;
    }

    private string OwnAddress(BriefingFile? file) => file is not null && Listen is not null ? Listen(file) : $"http://127.0.0.1:{Port}";

    private int PortOf(IConfiguration configuration, BriefingFile? file)
    {
        if (configuration[WebHostDefaults.ServerUrlsKey]?.Split(';')[0] is { Length: > 0 } url)
            return BindingAddress.Parse(url).Port;
        return configuration[WebHostDefaults.HttpPortsKey]?.Split(';')[0] is { Length: > 0 } port ? int.Parse(port) : BindingAddress.Parse(OwnAddress(file)).Port;
    }
}
