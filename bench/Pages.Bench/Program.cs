using BriefingBus.Bench.Pages;

return args switch
{
    ["speed", var folder] => SpeedMeasure.Run(folder),
    ["entries", var folder] => EntriesMeasure.Run(folder),
    ["facts", var folder, var labels] => FactsMeasure.Run(folder, labels, shownOnly: false),
    ["facts", var folder, var labels, "--shown"] => FactsMeasure.Run(folder, labels, shownOnly: true),
    ["growth"] => GrowthMeasure.Run(),
    ["growth", var shape] => GrowthMeasure.Run(shape),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: speed FOLDER | entries FOLDER | facts FOLDER LABELS [--shown] | growth [SHAPE]");
    return 2;
}
