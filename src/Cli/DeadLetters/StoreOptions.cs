using System.Data.Common;
using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Storage;
using BriefingBus.ServiceDefaults.Settings;
using Microsoft.EntityFrameworkCore;
using RabbitMQ.Client.Exceptions;

namespace BriefingBus.Cli.DeadLetters;

/// <summary>The options of every verb: the location of the failed messages, the person, and the format of the output.</summary>
internal sealed class StoreOptions
{
    private const string DefaultFolder = "data";

    private readonly Option<string?> data = new("--data")
    {
        Description = "Data folder of 'briefingbus run'; without it the broker that BUS__HOST names, and without that the folder data.",
        Recursive = true,
    };

    private readonly Option<bool> fromQueues = new("--from-queues")
    {
        Description = "Read the broker's queues instead of the table: up to 1,000 messages of each, which stay there.",
        Recursive = true,
    };

    private readonly Option<string?> by = new("--by")
    {
        Description = "The person, for the audit log; else the user of the shell.",
        Recursive = true,
    };

    private readonly Option<bool> json = new("--json") { Description = "Print JSON, one object a line.", Recursive = true };

    public void AddTo(Command verb)
    {
        foreach (var option in new Option[] { data, fromQueues, by, json })
            verb.Options.Add(option);
    }

    /// <summary>Sets the action of a verb that needs the table.</summary>
    public void Act(Command verb, Func<ParseResult, Session, CancellationToken, Task<int>> action)
    {
        verb.Validators.Add(arguments =>
        {
            if (arguments.GetValue(fromQueues))
                arguments.AddError("--from-queues: only queues and list read the queues themselves; everything else needs the table");
        });
        ActAnywhere(verb, action);
    }

    /// <summary>Sets the action of a verb that can also read the queues.</summary>
    public void ActAnywhere(Command verb, Func<ParseResult, Session, CancellationToken, Task<int>> action) =>
        verb.SetAction((arguments, cancellation) => RunAsync(arguments, action, cancellation));

    private async Task<int> RunAsync(
        ParseResult arguments, Func<ParseResult, Session, CancellationToken, Task<int>> action, CancellationToken cancellation)
    {
        var folder = arguments.GetValue(data);
        var bus = folder is null ? Installation.Bus : new();
        var place = Installation.Databases(bus.Host is null ? folder ?? DefaultFolder : null);
        var isBrowsing = arguments.GetValue(fromQueues);
        if (WhyNoTable(bus, place, isBrowsing) is { } why)
            return Problem.Report(why);
        try
        {
            await using var services = Build(bus, place, isBrowsing);
            if (!isBrowsing)
                await OpenAsync(services, cancellation);
            var session = new Session(
                services, new Printer(Console.Out, arguments.GetValue(json)), arguments.GetValue(by) ?? Environment.UserName, isBrowsing);
            if (!isBrowsing)
                await session.IngestAsync(cancellation);
            return await action(arguments, session, cancellation);
        }
        catch (Exception away) when (away is BrokerUnreachableException or OperationInterruptedException)
        {
            return Problem.Report($"RabbitMQ at {bus.Host} cannot be reached, or refuses: {away.GetBaseException().Message}");
        }
        catch (Exception reported) when (reported is TimeoutException or AmbiguousIdException or WrongEnvironmentException)
        {
            return Problem.Report(reported.Message);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Problem.Report(
                "Stopped. Nothing is lost: messages that were not sent wait as before; 'briefingbus dead-letters audit' shows the others.",
                ExitCode.Incomplete);
        }
        catch (Exception refused) when (refused is DbException || TransientFault.IsTransient(refused))
        {
            var reason = TransientFault.Reason(refused);
            return Problem.Report(place.Provider == DatabaseProvider.Postgres
                ? $"PostgreSQL at {place.Host} cannot be reached, or refuses: {reason} (--from-queues reads the queues themselves)"
                : $"{FileIn(place)} cannot be used: {reason}");
        }
    }

    private static string FileIn(DatabaseOptions place) => Path.Combine(place.Folder, FailedMessageContext.Name + ".db");

    /// <summary>Why there is no table, or null. A new table would take the messages from the broker to a place that the page does not read,
    /// so it must be requested explicitly.</summary>
    private static string? WhyNoTable(BusOptions bus, DatabaseOptions place, bool isBrowsing)
    {
        if (isBrowsing)
            return bus.Host is null ? "--from-queues: BUS__HOST is not set, and without a broker there are no queues to read." : null;
        if (bus.Host is null)
            return File.Exists(FileIn(place))
                ? null
                : "There are no failed messages to read: BUS__HOST is not set, "
                    + $"and {place.Folder} is no data folder of 'briefingbus run' (--data names another).";
        return Installation.Settings.GetSection(DatabaseOptions.Section).GetChildren().Any()
            ? null
            : "The table of failed messages is in the database of the web page: set DATABASE__PROVIDER and the other DATABASE__ "
                + "variables as the page has them, or read the queues themselves with --from-queues.";
    }

    private static ServiceProvider Build(BusOptions bus, DatabaseOptions place, bool isBrowsing)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        // Must not create the file of a missing table.
        services.AddFailedMessages(isBrowsing ? place with { Folder = Path.GetTempPath() } : place);
        if (bus.Host is not null)
            services.AddBrokerDeadLetters(bus);
        return services.BuildServiceProvider();
    }

    /// <summary>Connects to the database, and migrates it.</summary>
    private static async Task OpenAsync(ServiceProvider services, CancellationToken cancellation)
    {
        await using (var context = await services.GetRequiredService<IDbContextFactory<FailedMessageContext>>()
            .CreateDbContextAsync(cancellation))
            await context.Database.OpenConnectionAsync(cancellation);
        foreach (var migration in services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            await migration.StartingAsync(cancellation);
    }
}
