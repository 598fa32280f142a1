using BriefingBus.Web;
using BriefingBus.Web.Safety;
using BriefingBus.Web.Safety.SecondFactors;
using BriefingBus.Web.Storage;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus web second-factor</c>: manages the operator's second factor; requires access to the page's database.</summary>
internal static class SecondFactorVerb
{
    public static Command Create()
    {
        var (config, data) = (VerbOptions.Config(), VerbOptions.Data());
        var on = new Command(
            "on", "Print a key for an authenticator app, ask for a code, turn the second factor on, and print recovery codes.")
        {
            config, data,
        };
        on.SetAction(arguments => TurnOnAsync(arguments.GetValue(config)!, arguments.GetValue(data)));
        var off = new Command("off", "Turn the second factor off, if the authenticator and the recovery codes are lost.")
        {
            config, data,
        };
        off.SetAction(arguments => TurnOffAsync(arguments.GetValue(config)!, arguments.GetValue(data)));
        return new Command("second-factor", "Codes of an authenticator app, besides the password.") { on, off };
    }

    private static async Task<int> TurnOnAsync(string config, string? data)
    {
        await using var services = Open(config, data);
        var factor = services.GetRequiredService<SecondFactor>();
        if (!factor.CanBeTurnedOn)
            throw new NotStartedException(
                $"There is no secret that the page's process shares: set web.keySecret in {config}, or name the folder of the page's "
                + "databases with --data. In the page itself, 'Sessions' turns it on as well. Nothing was changed.");
        var authenticator = factor.Begin("operator");
        Console.Error.WriteLine("Scan this with an authenticator app, or type the key:");
        Console.Error.WriteLine();
        if (!Console.IsErrorRedirected)
            Console.Error.WriteLine(QrCode.ForTerminal(authenticator.Address));
        Console.Error.WriteLine($"Key: {authenticator.Key}");
        Console.Error.WriteLine(authenticator.Address);
        Console.Error.WriteLine();
        Console.Error.Write("Code that the app shows: ");
        if (await factor.TurnOnAsync(authenticator.Sealed, await Console.In.ReadLineAsync(), session: null) is not { } recovery)
            return Problem.Report("That is not the authenticator's code: compare the clocks. Nothing was changed.");
        Console.Error.WriteLine("The second factor is on, and every session has ended. Keep these recovery codes; each signs in once:");
        foreach (var code in recovery)
            Console.Out.WriteLine(code);
        return ExitCode.Done;
    }

    private static async Task<int> TurnOffAsync(string config, string? data)
    {
        await using var services = Open(config, data);
        Console.Error.WriteLine(await services.GetRequiredService<SecondFactor>().TurnOffAsync(session: null)
            ? "The second factor is off, and every session has ended."
            : "The second factor was off already.");
        return ExitCode.Done;
    }

    private static ServiceProvider Open(string config, string? data)
    {
        var database = Installation.Databases(data);
        if (Installation.MissingFile(database, PostgresWebContext.Schema) is { } missing)
            throw new NotStartedException($"There is no {missing}: name the folder of 'briefingbus run' with --data, "
                + "or the services' database with DATABASE__PROVIDER.");
        var web = BriefingYaml.Read(config).Options.OfType<WebOptions>().SingleOrDefault() ?? new WebOptions();
        return new ServiceCollection().AddLogging()
            .AddSingleton(web).AddSingleton(TimeProvider.System)
            .AddServiceDatabase<WebContext, SqliteWebContext, PostgresWebContext>(database, PostgresWebContext.Schema)
            .AddSecondFactor(database)
            .BuildServiceProvider();
    }
}
