using BriefingBus.ServiceDefaults;
using BriefingSubscriber;

return await new ServiceHost("briefing-subscriber", Port: 5099)
{
    // The queue's name. Another subscriber needs another: two of one name share the briefings between them.
    Consumers = bus => bus.AddConsumer<HeadlinesConsumer>().Endpoint(queue => queue.Name = "headlines-queue"),
}.RunAsync(args);
