using BenchmarkDotNet.Running;
using BriefingBus.Bench.Feeds;

return args switch
{
    ["speed", .. var rest] => SpeedMeasure.Run(rest),
    ["large"] => LargeFeedMeasure.Run(),
    ["fuzz", .. var rest] => FuzzRun.Run(rest),
    _ => BenchmarkSwitcher.FromAssembly(typeof(FeedReaderBenchmarks).Assembly).Run(args).Any() ? 0 : 1,
};
