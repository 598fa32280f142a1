using System.Globalization;
using BriefingBus.DeadLetters.Bench;

// dotnet run -c Release --project bench/DeadLetters.Bench quick      both databases, 100,000 messages, 20,000 replayed: some minutes
// dotnet run -c Release --project bench/DeadLetters.Bench sqlite|postgres [MESSAGES] [REPLAYED]
// Over the servers that tests/services starts (eval "$(tests/services start)"): an empty database, a virtual host of its own.
if (args is ["quick"])
    return await TableMeasure.RunAsync(isPostgres: false, 100_000, 20_000) + await TableMeasure.RunAsync(isPostgres: true, 100_000, 20_000);
var messages = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000;
var replayed = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 100_000;
return await TableMeasure.RunAsync(isPostgres: args is ["postgres", ..], messages, replayed);
