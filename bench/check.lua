-- Counts the answers that are not what was asked for.
wrong = 0
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function response(status, headers, body)
  if status ~= 200 or not string.find(body, '"email":"person', 1, true) then
    wrong = wrong + 1
  end
end

function done(summary, latency, requests)
  local all = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  for _, thread in ipairs(threads) do
    all = all + thread:get("wrong")
  end
  print("Wrong: " .. all)
end
