using BriefingBus.Bench.Pages;

return args switch
{
    ["speed", var folder] => SpeedMeasure.Run(folder),
    ["entries", var folder] => EntriesMeasure.Run(folder),
    ["growth"] => GrowthMeasure.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: speed FOLDER | entries FOLDER | growth");
    return 2;
}
