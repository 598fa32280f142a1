using BenchmarkDotNet.Running;
using BriefingBus.Bench.Feeds;

return args switch
{
    ["speed", .. var rest] => SpeedMeasure.Run(rest),
    ["large"] => LargeFeedMeasure.Run(),
    ["fuzz", .. var rest] => FuzzRun.Run(rest),
    _ => BenchmarkSwitcher.FromAssembly(typeof(FeedReaderBenchmarks).Assembly).Run(args).All(summary => summary.Reports.Length > 0 && summary.Reports.All(report => report.Success)) ? 0 : 1,
};
