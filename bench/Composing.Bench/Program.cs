using System.Globalization;
using BriefingBus.Composing.Bench;

// dotnet run -c Release --project bench/Composing.Bench [FEWER MORE]: fills a database of each size, composes each in a process of its own,
// prints the ratio. digest FOLDER prints a number for what becomes of each item there: two versions that decide alike print the same.
return args switch
{
    ["fill", var folder, var items] => await ComposingMeasure.FillAsync(folder, Number(items)),
    ["fill", var folder, var items, var language] => await ComposingMeasure.FillAsync(folder, Number(items), language),
    ["compose", var folder] => await ComposingMeasure.ComposeAsync(folder),
    ["digest", var folder] => await ComposingMeasure.DigestAsync(folder),
    [var fewer, var more] => await ComposingMeasure.CompareAsync(Number(fewer), Number(more)),
    _ => await ComposingMeasure.CompareAsync(10_000, 100_000),
};

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
