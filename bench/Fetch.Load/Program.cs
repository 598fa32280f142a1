using BriefingBus.Fetch.Load;

// dotnet run -c Release --project bench/Fetch.Load [FEEDS] [HOSTS]
return args is ["serve", var count]
    ? await FeedFarm.ServeAsync(int.Parse(count))
    : await PollRun.MeasureAsync(feeds: args.Length > 0 ? int.Parse(args[0]) : 2000, hosts: args.Length > 1 ? int.Parse(args[1]) : 200);
