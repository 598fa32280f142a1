using System.Globalization;
using BriefingBus.Cleaner;
using BriefingBus.Composer;
using BriefingBus.Configuration;
using BriefingBus.Fetcher;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Logging;
using BriefingBus.ServiceDefaults.Telemetry;
using MassTransit;

namespace BriefingBus.Cli;

/// <summary>Every service side by side in one process, over the in-memory transport and SQLite.</summary>
internal static class OneProcess
{
    /// <summary>Builds a host with them: <see cref="Fill"/>.</summary>
    public static IHost Build(
        BriefingFile file,
        TimeProvider clock,
        string dataFolder,
        string verb,
        LogOptions log,
        Action<IServiceCollection> services,
        Action<IBusRegistrationConfigurator> consumers)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        Fill(builder, file, clock, dataFolder, verb, log, services, consumers);
        return builder.Build();
    }

    /// <summary>Registers them with a host; what is scheduled, and who takes the briefings, is added by the verb.</summary>
    /// <param name="builder">The host's builder, empty.</param>
    /// <param name="file">The configuration.</param>
    /// <param name="clock">The clock of every service.</param>
    /// <param name="dataFolder">Folder of the databases.</param>
    /// <param name="verb">The verb's name, for the log.</param>
    /// <param name="log">How it logs to stderr, unless the environment says otherwise.</param>
    /// <param name="services">Further services of the verb.</param>
    /// <param name="consumers">Further consumers of the verb.</param>
    public static void Fill(
        IHostApplicationBuilder builder,
        BriefingFile file,
        TimeProvider clock,
        string dataFolder,
        string verb,
        LogOptions log,
        Action<IServiceCollection> services,
        Action<IBusRegistrationConfigurator> consumers)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        builder.Configuration.AddEnvironmentVariables();
        builder.Services.AddBriefingLog(builder.Configuration, verb, toStandardError: true, log);
        builder.Services.AddBriefingTelemetry(TelemetryOptions.From(builder.Configuration), verb);
        builder.Services.Configure<ConsoleLifetimeOptions>(lifetime => lifetime.SuppressStatusMessages = true);
        var database = new DatabaseOptions { Folder = dataFolder };
        var bus = new BusOptions();
        builder.Services.AddSingleton(clock);
        file.AddTo(builder.Services);
        builder.Services.AddFetcher(database, bus).AddCleaner().AddComposer(database);
        services(builder.Services);
        builder.Services.AddBriefingBus(bus, registration =>
        {
            registration.AddFetcherConsumers();
            registration.AddCleanerConsumers();
            registration.AddComposerConsumers();
            consumers(registration);
        });
    }
}
