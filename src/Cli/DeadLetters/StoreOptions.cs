using System.CommandLine;
using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Sqlite;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using Microsoft.Data.Sqlite;
using RabbitMQ.Client.Exceptions;

namespace BriefingBus.Cli.DeadLetters;

/// <summary>Where the dead letters are, who works on them, and in which form the answer is wanted: options of every verb.</summary>
internal sealed class StoreOptions
{
    private const string DefaultFolder = "data";

    private readonly Option<string?> data = new("--data")
    {
        Description = "Data folder of 'briefingbus run'; without it the broker that BUS__HOST names, and without that the folder data.",
        Recursive = true,
    };

    private readonly Option<string?> by = new("--by") { Description = "Who does it, for the audit; else the user of the shell.", Recursive = true };

    private readonly Option<bool> json = new("--json") { Description = "Print JSON, one object a line.", Recursive = true };

    public void AddTo(Command verb)
    {
        verb.Options.Add(data);
        verb.Options.Add(by);
        verb.Options.Add(json);
    }

    /// <summary>Sets what a verb does: the desk is opened for it, and what goes wrong about the store is told in plain words.</summary>
    public void Act(Command verb, Func<ParseResult, DeadLetterDesk, LetterPrinter, CancellationToken, Task<int>> action) => verb.SetAction(async (arguments, cancellation) =>
    {
        var bus = arguments.GetValue(data) is null ? BusOptions.From(new ConfigurationBuilder().AddEnvironmentVariables().Build()) : new();
        var folder = arguments.GetValue(data) ?? DefaultFolder;
        if (bus.Host is null && !File.Exists(SqliteDeadLetters.FileIn(folder)))
            return Problem.Tell($"There are no dead letters to look at: BUS__HOST is not set, and {folder} is no data folder of 'briefingbus run' (--data names another).");
        try
        {
            await using var letters = await DeadLetterStores.OpenAsync(bus, new DatabaseOptions { Folder = folder }, TimeProvider.System, cancellation);
            var desk = new DeadLetterDesk(letters, TimeProvider.System, arguments.GetValue(by) ?? Environment.UserName);
            return await action(arguments, desk, new LetterPrinter(Console.Out, arguments.GetValue(json)), cancellation);
        }
        catch (Exception away) when (away is BrokerUnreachableException or OperationInterruptedException)
        {
            return Problem.Tell($"RabbitMQ at {bus.Host} is not reached, or refuses: {away.GetBaseException().Message}");
        }
        catch (SqliteException damaged)
        {
            return Problem.Tell($"{SqliteDeadLetters.FileIn(folder)} cannot be used: {damaged.Message}");
        }
        catch (Exception told) when (told is TimeoutException or AmbiguousIdException)
        {
            return Problem.Tell(told.Message);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Problem.Tell("Stopped. Nothing is lost: what was not sent waits as before, and 'briefingbus dead-letters audit' tells what was.", ExitCode.Incomplete);
        }
    });
}
