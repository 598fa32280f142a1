using BriefingBus.DeadLetters.Bench;

// dotnet run -c Release --project bench/DeadLetters.Bench [LETTERS] [DATA]
// Over the broker that TEST_RABBITMQ names (eval "$(tests/services start)"), in a virtual host of its own; or over the file in the folder DATA.
return await LookMeasure.RunAsync(letters: args.Length > 0 ? int.Parse(args[0]) : 100_000, data: args.Length > 1 ? args[1] : null);
