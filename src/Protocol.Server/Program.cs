using Protocol.Server.Cli;

return await SignalboxCommand.RunAsync(args, Surroundings.OfProcess());
