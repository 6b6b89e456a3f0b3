-- Failures are counted for each network (rule U7): nobody is out of use any more by what strangers did over all of them.
UPDATE users SET failures = 0;
